import type { FondDeJour } from './calendrier.ts';
import {
  ajouterJours,
  demiJournee,
  feuillet,
  type Jour,
  jourDe,
  jourDeSemaine,
  libelleJourCourt,
  lundiDe,
  type Periode,
} from './periode.ts';
import type { Salle } from './prise.ts';

/** The days of some weeks from a Monday, in order. */
export function joursDesSemaines(lundi: Jour, semaines: number): Jour[] {
  return Array.from({ length: semaines * 7 }, (_, rang) => ajouterJours(lundi, rang));
}

/** The same weeks, as half-days. */
export function periodeDesSemaines(lundi: Jour, semaines: number): Periode {
  return { du: demiJournee(lundi, 'matin'), au: demiJournee(ajouterJours(lundi, semaines * 7 - 1), 'apres-midi') };
}

export interface JourAgenda {
  iso: Jour;
  /** « 7 », « 1er avril » on the first day shown of a month. */
  libelle: string;
  aujourdhui: boolean;
  finDeSemaine: boolean;
  vacances: boolean;
  ferie: boolean;
  /** The reader's structure is closed. */
  fermee: boolean;
  /** « férié »; « fermé », « vacances » on their first day shown. */
  mention: string;
  /** Spelled out for those who listen: « lundi de Pâques ». */
  nom: string;
}

export interface SemaineAgenda {
  /** « Cette semaine », « Semaine du 30 mars » */
  titre: string;
  jours: JourAgenda[];
  /** [event, first column, last column], columns from 1 to 7. */
  barres: [number, number, number][];
  /** Events that begin in this week, day by day. */
  liste: { iso: Jour; feuillet: ReturnType<typeof feuillet>; evenements: number[] }[];
}

/** Weeks drawn: what each cell says, where each bar lies. Labels are made once a day. */
export function dessinerSemaines(
  evenements: readonly { periode: Periode }[],
  { lundi, semaines, aujourdhui, fonds }: { lundi: Jour; semaines: number; aujourdhui: Jour; fonds: readonly FondDeJour[] },
): SemaineAgenda[] {
  const jours = joursDesSemaines(lundi, semaines).map((iso, rang) => dessinerJour(iso, rang, aujourdhui, fonds));
  return Array.from({ length: semaines }, (_, rang) => {
    const siens = jours.slice(rang * 7, rang * 7 + 7);
    const debut = ajouterJours(lundi, rang * 7);
    const fin = ajouterJours(debut, 6);
    const semaine: SemaineAgenda = { titre: titreDeSemaine(debut, aujourdhui), jours: siens, barres: [], liste: [] };
    evenements.forEach((evenement, index) => {
      const [du, au] = [jourDe(evenement.periode.du), jourDe(evenement.periode.au)];
      if (au < debut || du > fin) return;
      semaine.barres.push([index, du < debut ? 1 : colonne(du), au > fin ? 7 : colonne(au)]);
      // Begun before the first week: listed on their first day.
      const premier = du < lundi ? lundi : du;
      if (premier < debut) return;
      const jour = semaine.liste.find(({ iso }) => iso === premier);
      if (jour) jour.evenements.push(index);
      else semaine.liste.push({ iso: premier, feuillet: feuillet(premier), evenements: [index] });
    });
    return semaine;
  });
}

function dessinerJour(iso: Jour, rang: number, aujourdhui: Jour, fonds: readonly FondDeJour[]): JourAgenda {
  const fond = fonds[rang] ?? {};
  const { quantieme, mois } = feuillet(iso);
  const debutDeFermeture = fond.fermee !== undefined && fonds[rang - 1]?.fermee !== fond.fermee;
  const debutDeVacances = fond.vacances !== undefined && fonds[rang - 1]?.vacances !== fond.vacances;
  return {
    iso,
    libelle: rang === 0 || quantieme === '1er' ? `${quantieme} ${mois}` : quantieme,
    aujourdhui: iso === aujourdhui,
    finDeSemaine: colonne(iso) > 5,
    vacances: fond.vacances !== undefined,
    ferie: fond.ferie !== undefined,
    fermee: fond.fermee !== undefined,
    mention: fond.ferie ? 'férié' : debutDeFermeture ? 'fermé' : debutDeVacances ? 'vacances' : '',
    nom: fond.ferie ?? (debutDeVacances ? (fond.vacances ?? '') : ''),
  };
}

/** Column of a day in its week: 1 is Monday, 7 is Sunday. */
export function colonne(jour: Jour): number {
  return jourDeSemaine(jour) || 7;
}

function titreDeSemaine(debut: Jour, aujourdhui: Jour): string {
  const cette = lundiDe(aujourdhui);
  if (debut === cette) return 'Cette semaine';
  if (debut === ajouterJours(cette, 7)) return 'La semaine prochaine';
  return `Semaine du ${libelleJourCourt(debut, debut.slice(0, 4) !== aujourdhui.slice(0, 4))}`;
}

/** What the grid says of an event. */
export interface LigneDeGrille {
  titre: string;
  /** « du mardi 7 au mercredi 8 avril » */
  dates: string;
  salle: Salle;
  mien: boolean;
  propose: boolean;
  chemin: string;
}

/** A week with its bars, for the component: the events travel to the page once, whatever the number of their weeks. */
export function enGrille({ jours, barres }: SemaineAgenda, evenements: readonly LigneDeGrille[]) {
  return {
    jours: jours.map(({ iso, libelle, mention, aujourdhui, ferie, fermee, vacances, finDeSemaine }) => ({
      iso,
      texte: libelle,
      mention,
      aujourdhui,
      genre: ferie
        ? ('ferie' as const)
        : fermee
          ? ('fermee' as const)
          : vacances
            ? ('vacances' as const)
            : finDeSemaine
              ? ('fin-semaine' as const)
              : ('ordinaire' as const),
    })),
    evenements: barres.flatMap(([index, du, au]) => {
      const evenement = evenements[index];
      if (!evenement) return [];
      const { titre, propose, dates, salle, mien, chemin } = evenement;
      return [{ cle: String(index), titre: propose ? `${titre}, proposé` : titre, dates, salle, mien, chemin, du, au }];
    }),
  };
}
