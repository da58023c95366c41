import { ajouterJours, type Jour } from '#app/commun/periode.ts';
import type { CauseEcart } from '#app/malles/inventaires/inventaires.ts';
import { estOuvre } from './gens.ts';

/** How a loan ends: what is missing of which object, by its rank; how many days late. */
export interface Fin {
  retard?: number;
  manque?: readonly [rang: number, combien: number, cause: CauseEcart];
}

export interface PretDemo extends Fin {
  slug: string;
  structure: number;
  debut: Jour;
  fin: Jour;
  reservee: Jour;
  objet: string;
  participants: number | undefined;
  /** Where it stands today; closed otherwise. */
  sort?: 'dehors' | 'rendu' | 'a_regler' | 'reserve' | 'demande' | 'annule' | 'refuse' | undefined;
  /** It goes straight to the next loan of the list; it came straight from the one before. */
  relais?: boolean;
  recue?: boolean;
  /** Another structure wanted the same days. */
  refuseA?: number;
}

/** The one at that rank, over and over. */
export const tour = <T>(liste: readonly T[], rang: number): T => liste[rang % liste.length] as T;

/** The first day, forwards or backwards, from which a loan of that length neither begins nor ends on a day when nobody is there. */
export function premierPossible(jour: Jour, duree: number, pas = 1): Jour {
  let debut = jour;
  while (!estOuvre(debut) || !estOuvre(ajouterJours(debut, duree - 1))) debut = ajouterJours(debut, pas);
  return debut;
}
