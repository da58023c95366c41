import {
  ajouterJours,
  type DemiJournee,
  demiJournee,
  type Jour,
  jourDe,
  jourDeNumero,
  numeroDeJour,
  type Periode,
} from '#app/commun/periode.ts';
import { estJourFerme, type ReglesDePret } from '#app/malles/catalogue/malles.ts';
import { demiJourneesTenues, type Tampons } from '#app/malles/reservations/reservations.ts';

/** What is kept before or after a loan reaches no farther, in half-days. */
export const TAMPON_MAX = 14;

/** What must be read of a malle to judge any loan of a period: whatever is kept around it included. */
export const periodeAutour = ({ du, au }: Periode): Periode => ({ du: du - TAMPON_MAX, au: au + TAMPON_MAX });

/** What is held of one malle: what holds each half-day, on each layer. */
export interface Occupation {
  readonly couches: readonly [ReadonlyMap<DemiJournee, number>, ReadonlyMap<DemiJournee, number>];
}

/** @param tenues who holds is an id of its own: what it is does not matter here */
export function occupationDe(tenues: readonly { demiJournee: DemiJournee; couche: number; par: number }[]): Occupation {
  const couches: [Map<DemiJournee, number>, Map<DemiJournee, number>] = [new Map(), new Map()];
  for (const { demiJournee: demi, couche, par } of tenues) couches[couche === 0 ? 0 : 1].set(demi, par);
  return { couches };
}

/**
 * Whether a malle is free, with what is kept around: the one answer of the screens and of the act. The base's UNIQUE key says
 * the same of what is written.
 * @returns what holds the first half-day in the way; null when it is free
 */
export function quiGene(occupation: Occupation, periode: Periode, tampons: Tampons): number | null {
  for (const { demiJournee: demi, couche } of demiJourneesTenues(periode, tampons)) {
    const par = occupation.couches[couche].get(demi);
    if (par !== undefined) return par;
  }
  return null;
}

/** A malle that is out of service on some days; without a last day, nobody knows until when. */
export const horsService = (malle: { etat: string; etatJusquAu: Jour | null }, jour: Jour): boolean =>
  malle.etat === 'retiree' || (malle.etat === 'en_reparation' && (malle.etatJusquAu === null || jour <= malle.etatJusquAu));

export const tamponsDe = ({ tamponAvant, tamponApres }: Pick<ReglesDePret, 'tamponAvant' | 'tamponApres'>): Tampons => ({
  ...{ avant: tamponAvant, apres: tamponApres },
});

interface Recherche {
  occupation: Occupation;
  malle: { etat: string; etatJusquAu: Jour | null };
  regles: ReglesDePret;
  feries: ReadonlySet<Jour>;
  /** Between which days one looks, both ends included. */
  de: Jour;
  a: Jour;
}

/**
 * The first dates on which a malle is free for as long, from a day on: neither its first nor its last day is closed.
 * @param demis the length, in half-days: whole days begin in the morning
 * @returns at most `combien`, that do not overlap
 */
export function prochainesDatesLibres(r: Recherche, demis: number, combien = 2): Periode[] {
  const trouvees: Periode[] = [];
  let jour = r.de;
  while (jour <= r.a && trouvees.length < combien) {
    const du = demiJournee(jour, 'matin');
    const periode = { du, au: du + demis - 1 };
    if (jourDe(periode.au) <= r.a && estPossible(r, periode)) {
      trouvees.push(periode);
      jour = ajouterJours(jourDe(periode.au), 1);
    } else jour = ajouterJours(jour, 1);
  }
  return trouvees;
}

/** Free, in service, and neither its first nor its last day closed. */
export function estPossible({ occupation, malle, regles, feries }: Omit<Recherche, 'de' | 'a'>, periode: Periode): boolean {
  const [premier, dernier] = [jourDe(periode.du), jourDe(periode.au)];
  return (
    !horsService(malle, premier) &&
    !estJourFerme(premier, regles.joursFermes, feries) &&
    !estJourFerme(dernier, regles.joursFermes, feries) &&
    quiGene(occupation, periode, tamponsDe(regles)) === null
  );
}

/**
 * The stretches of days on which a loan may stand, in order: from the first day one may collect it to the last one may bring it back.
 * @returns whole days, both ends included
 */
export function periodesLibres({ occupation, malle, regles, feries, de, a }: Recherche): { du: Jour; au: Jour }[] {
  const tampons = tamponsDe(regles);
  const ferme = (jour: Jour) => estJourFerme(jour, regles.joursFermes, feries);
  const libres: { du: Jour; au: Jour }[] = [];
  let ouverte: { du: Jour; au: Jour } | null = null;
  const dernier = numeroDeJour(a);
  // Counted in whole days: a screen asks it of every malle.
  for (let numero = numeroDeJour(de); numero <= dernier; numero++) {
    const jour = jourDeNumero(numero);
    const seul: Periode = { du: numero * 2, au: numero * 2 + 1 };
    const enService = !horsService(malle, jour);
    // What is kept before stands at the head of a stretch alone.
    const suit = ouverte !== null && enService && quiGene(occupation, seul, { ...tampons, avant: 0 }) === null;
    if (suit && ouverte !== null) {
      if (!ferme(jour)) ouverte.au = jour;
      continue;
    }
    ouverte = null;
    if (enService && !ferme(jour) && quiGene(occupation, seul, tampons) === null) {
      ouverte = { du: jour, au: jour };
      libres.push(ouverte);
    }
  }
  return libres;
}
