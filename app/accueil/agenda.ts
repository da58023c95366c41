import type { FondDeJour } from '#app/commun/calendrier.ts';
import {
  ajouterJours,
  demiJournee,
  estJour,
  feuillet,
  type Jour,
  jourDe,
  jourDeSemaine,
  libelleJourCourt,
  libellePeriode,
  lundiDe,
  momentDe,
  type Periode,
} from '#app/commun/periode.ts';
import type { Evenement, Salle } from '#app/commun/prise.ts';

export const SEMAINES_MONTREES = 5;
/** Beyond, a page says less than it weighs: one is asked to choose a filter. */
export const EVENEMENTS_MONTRES = 200;

const JOURS_MONTRES = SEMAINES_MONTREES * 7;

/** The Monday from which an address asks the agenda; what is no day, or too far, is this week. */
export function lundiDemande(texte: string | null, aujourdhui: Jour): Jour {
  const valable = texte !== null && estJour(texte) && texte >= '2000-01-01' && texte <= '2100-01-01';
  return lundiDe(valable ? texte : aujourdhui);
}

/** The days of the five weeks, in order. */
export function joursMontres(lundi: Jour): Jour[] {
  return Array.from({ length: JOURS_MONTRES }, (_, rang) => ajouterJours(lundi, rang));
}

/** The five weeks, as half-days. */
export function periodeMontree(lundi: Jour): Periode {
  return { du: demiJournee(lundi, 'matin'), au: demiJournee(ajouterJours(lundi, JOURS_MONTRES - 1), 'apres-midi') };
}

export interface Filtre {
  /** « tout », « chez-vous », or a room. */
  cle: string;
  libelle: string;
}

export const FILTRES_COMMUNS = [
  { cle: 'tout', libelle: 'Tout' },
  { cle: 'chez-vous', libelle: 'Chez vous' },
] as const satisfies readonly Filtre[];

/** What a filter lets through. An unknown filter lets everything through. */
export function filtrer(evenements: readonly Evenement[], filtre: string): Evenement[] {
  if (filtre === 'chez-vous') return evenements.filter((evenement) => evenement.mien);
  if (filtre === 'tout') return [...evenements];
  return evenements.filter((evenement) => evenement.salle === filtre);
}

/** The first events in time, mine kept before all others when there are too many to show. */
export function aMontrer(evenements: readonly Evenement[], combien = EVENEMENTS_MONTRES): Evenement[] {
  const ordre = [...evenements].sort(
    (a, b) => a.periode.du - b.periode.du || Number(b.mien) - Number(a.mien) || (a.cle < b.cle ? -1 : 1),
  );
  if (ordre.length <= combien) return ordre;
  const gardes = new Set([...ordre].sort((a, b) => Number(b.mien) - Number(a.mien)).slice(0, combien));
  return ordre.filter((evenement) => gardes.has(evenement));
}

/** An event as the page draws it: words already made, nothing else. */
export interface LigneAgenda {
  titre: string;
  /** « à Châlus », or where and who in sentences; may be empty. */
  detail: string;
  /** « du mardi 7 au mercredi 8 avril » */
  dates: string;
  /** Whether the list must say the dates: more than the day of its leaf. */
  longue: boolean;
  salle: Salle;
  mien: boolean;
  propose: boolean;
  chemin: string;
}

export interface JourAgenda {
  iso: Jour;
  /** « 7 », « 1er avril » on the first day shown of a month. */
  libelle: string;
  aujourdhui: boolean;
  finDeSemaine: boolean;
  vacances: boolean;
  ferie: boolean;
  /** « férié », « vacances » on their first day shown. */
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

/** Joins pieces of sentences, whether or not each brings its full stop. */
export function phrases(...morceaux: (string | undefined)[]): string {
  const texte = morceaux
    .map((morceau) => morceau?.trim().replace(/\.$/, ''))
    .filter(Boolean)
    .join('. ');
  return texte && `${texte.charAt(0).toUpperCase()}${texte.slice(1)}.`;
}

/** « Du mardi 7 au mercredi 8 avril, à Châlus. »: the dates when the leaf does not say them all, then where. */
export function quandEtOu({ dates, longue, detail }: Pick<LigneAgenda, 'dates' | 'longue' | 'detail'>): string {
  const unLieu = /^\p{Ll}/u.test(detail);
  return unLieu ? phrases([longue && dates, detail].filter(Boolean).join(', ')) : phrases(longue ? dates : '', detail);
}

/** The words of an event. */
export function enLigne(evenement: Evenement): LigneAgenda {
  const { periode, titre, detail, lieu, bref, salle, mien, chemin } = evenement;
  const unJourEntier =
    jourDe(periode.du) === jourDe(periode.au) && momentDe(periode.du) === 'matin' && momentDe(periode.au) === 'apres-midi';
  return {
    titre,
    detail: bref ?? phrases(detail, lieu),
    dates: libellePeriode(periode),
    longue: !unJourEntier,
    salle,
    mien,
    propose: evenement.etat === 'propose',
    chemin,
  };
}

/** The five weeks, drawn: what each cell says, where each bar lies. Labels are made once a day. */
export function dessinerSemaines(
  evenements: readonly Evenement[],
  { lundi, aujourdhui, fonds }: { lundi: Jour; aujourdhui: Jour; fonds: readonly FondDeJour[] },
): SemaineAgenda[] {
  const jours = joursMontres(lundi).map((iso, rang) => dessinerJour(iso, rang, aujourdhui, fonds));
  return Array.from({ length: SEMAINES_MONTREES }, (_, rang) => {
    const siens = jours.slice(rang * 7, rang * 7 + 7);
    const debut = ajouterJours(lundi, rang * 7);
    const fin = ajouterJours(debut, 6);
    const semaine: SemaineAgenda = { titre: titreDeSemaine(debut, aujourdhui), jours: siens, barres: [], liste: [] };
    evenements.forEach((evenement, index) => {
      const [du, au] = [jourDe(evenement.periode.du), jourDe(evenement.periode.au)];
      if (au < debut || du > fin) return;
      semaine.barres.push([index, du < debut ? 1 : colonne(du), au > fin ? 7 : colonne(au)]);
      // Begun before the five weeks: listed on their first day.
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
  const debutDeVacances = fond.vacances !== undefined && fonds[rang - 1]?.vacances !== fond.vacances;
  return {
    iso,
    libelle: rang === 0 || quantieme === '1er' ? `${quantieme} ${mois}` : quantieme,
    aujourdhui: iso === aujourdhui,
    finDeSemaine: colonne(iso) > 5,
    vacances: fond.vacances !== undefined,
    ferie: fond.ferie !== undefined,
    mention: fond.ferie ? 'férié' : debutDeVacances ? 'vacances' : '',
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

/** « Du 23 mars au 26 avril », with the years when they differ from today's. */
export function libelleDesSemaines(lundi: Jour, aujourdhui: Jour): string {
  const fin = ajouterJours(lundi, JOURS_MONTRES - 1);
  const deuxAnnees = lundi.slice(0, 4) !== fin.slice(0, 4);
  const autreAnnee = fin.slice(0, 4) !== aujourdhui.slice(0, 4);
  return `Du ${libelleJourCourt(lundi, deuxAnnees)} au ${libelleJourCourt(fin, deuxAnnees || autreAnnee)}`;
}

/** A week with its bars, for the component: the events travel to the page once, whatever the number of their weeks. */
export function enGrille({ jours, barres }: SemaineAgenda, evenements: readonly LigneAgenda[]) {
  return {
    jours: jours.map(({ iso, libelle, mention, aujourdhui, ferie, vacances, finDeSemaine }) => ({
      iso,
      texte: libelle,
      mention,
      aujourdhui,
      genre: ferie
        ? ('ferie' as const)
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
