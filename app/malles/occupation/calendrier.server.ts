import { joursFeries, vacancesConnues, vacancesScolaires } from '#app/commun/calendrier.server.ts';
import { fondsDesJours } from '#app/commun/calendrier.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { dessinerMois } from '#app/commun/mois.ts';
import { ajouterJours, demiJournee, estJour, type Jour, jourCivil, lundiDe, type Periode } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { dessinerSemaines, joursDesSemaines, periodeDesSemaines } from '#app/commun/semaines.ts';
import type { DossierDeMalle } from '#app/malles/catalogue/malles.server.ts';
import { dernierJourReservable, estJourFerme, premierJourReservable } from '#app/malles/catalogue/malles.ts';
import { ZONE_SCOLAIRE } from '#app/reseau/reglages.ts';
import { feriesEntre, lireOccupations, type Sauf } from './lectures.server.ts';
import { horsService, periodeAutour, periodesLibres, quiGene } from './libre.ts';

export const SEMAINES_MONTREES = 5;

interface Demande {
  /** The Monday of the first week. */
  lundi: Jour;
  /** What is chosen already. */
  debut?: Jour | undefined;
  fin?: Jour | undefined;
  /** A loan that is being changed: its own days are free to it. */
  sauf?: Sauf | undefined;
  /** Books without notice nor horizon. */
  prete: boolean;
  /** Where one goes once these days are chosen. */
  lien(debut: Jour, fin?: Jour): string;
}

/**
 * The coming weeks of a malle: the days that are taken, and those one may begin or end on, each a link. A first touch chooses the
 * first day, the next one the last.
 */
export function calendrierDeMalle(
  ctx: ContextePersonne,
  malle: DossierDeMalle,
  { lundi, debut, fin, sauf, prete, lien }: Demande,
) {
  const { ligne, regles } = malle;
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const dernier = ajouterJours(lundi, SEMAINES_MONTREES * 7 - 1);
  const tout = periodeAutour({ du: demiJournee(lundi, 'matin'), au: demiJournee(dernier, 'apres-midi') });
  const occupation = lireOccupations(ctx, [ligne.id], tout, sauf).get(ligne.id) ?? { couches: [new Map(), new Map()] as const };
  const feries = feriesEntre(lundi, dernier);
  const premier = prete ? aujourdhui : premierJourReservable(aujourdhui, regles);
  const limite = prete ? dernier : dernierJourReservable(aujourdhui, regles);
  const [de, a] = [premier > lundi ? premier : lundi, limite < dernier ? limite : dernier];
  const libres = periodesLibres({ occupation, malle: ligne, regles, feries, de, a });
  const libreDe = (jour: Jour) => libres.find(({ du, au }) => du <= jour && jour <= au);

  /** What a day is, in words and in a class; nothing for one that may be chosen. */
  const empeche = (jour: Jour): { mot: string; classe: string } | null => {
    if (jour < de || jour > a) return { mot: '', classe: 'dehors' };
    if (horsService(ligne, jour)) return { mot: 'hors service', classe: 'pris' };
    if (quiGene(occupation, seul(jour), { avant: 0, apres: 0 }) !== null) return { mot: 'déjà prise', classe: 'pris' };
    if (estJourFerme(jour, regles.joursFermes, feries)) return { mot: 'ni remise ni retour ce jour-là', classe: 'dehors' };
    return libreDe(jour) ? null : { mot: 'trop près d’un autre prêt', classe: 'pris' };
  };
  const vers = (jour: Jour) =>
    debut !== undefined && fin === undefined && debut <= jour && libreDe(debut) === libreDe(jour)
      ? lien(debut, jour)
      : lien(jour);

  const zone = lireReglage(ctx.db, ZONE_SCOLAIRE);
  const periode = periodeDesSemaines(lundi, SEMAINES_MONTREES);
  const fonds = fondsDesJours(joursDesSemaines(lundi, SEMAINES_MONTREES), vacancesScolaires(zone, periode), joursFeries(periode));
  const semaines = dessinerSemaines([], { lundi, semaines: SEMAINES_MONTREES, aujourdhui, fonds });
  return {
    zone: zone === 'Corse' ? zone : `zone\u00a0${zone}`,
    vacancesConnues: vacancesConnues(zone, periode),
    mois: dessinerMois(semaines, new Map()).map(({ mois, jours }) => ({
      mois,
      jours: jours.map(({ iso, texte, classes, libelle }) => {
        const non = empeche(iso);
        const choisi = debut !== undefined && debut <= iso && iso <= (fin ?? debut);
        return {
          ...{ iso, texte },
          classes: [...classes, ...(non ? [non.classe] : []), ...(choisi ? duChoix(iso, debut, fin ?? debut) : [])],
          libelle: [libelle, non?.mot, choisi ? 'choisi' : ''].filter(Boolean).join(', '),
          ...(non ? {} : { chemin: vers(iso) }),
        };
      }),
    })),
    avant: lundi > aujourdhui,
    apres: limite > dernier,
  };
}

/** The Monday of the first week that is shown: the one asked for, this one, or that of dates that are further. */
export function lundiMontre({ maintenant, fuseau }: ContextePersonne, semaine: string | null, debut: Jour | undefined): Jour {
  const cette = lundiDe(jourCivil(maintenant, fuseau));
  const loin = (jour: Jour) => (jour < cette ? cette : lundiDe(jour));
  if (semaine !== null && estJour(semaine)) return loin(semaine);
  return debut !== undefined && debut >= ajouterJours(cette, SEMAINES_MONTREES * 7) ? loin(debut) : cette;
}

const seul = (jour: Jour): Periode => ({ du: demiJournee(jour, 'matin'), au: demiJournee(jour, 'apres-midi') });

const duChoix = (jour: Jour, debut: Jour, fin: Jour): string[] => [
  'choisi',
  ...(jour === debut ? ['choisi--debut'] : []),
  ...(jour === fin ? ['choisi--fin'] : []),
];
