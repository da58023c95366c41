import type { Compte, RaisonComptee } from './comptes.ts';

/** The stages of one year, counted: the whole network, no name. */
export interface ChiffresDAnnee {
  annee: string;
  /** Of each count, how many stages. */
  comptes: Record<Compte, number>;
  jours: number;
  personnes: number;
  /** Structures where someone went to, and those that someone left from. */
  accueillent: number;
  envoient: number;
  /** Days from the offer to the first answer, the middle one; null when nobody has answered. */
  delai: number | null;
}

export interface RaisonsDAnnee {
  annee: string;
  compte: Compte;
  raison: RaisonComptee;
  n: number;
}

/** The middle of a list of numbers; between two, halfway. */
export function mediane(nombres: readonly number[]): number | null {
  if (nombres.length === 0) return null;
  const ordre = [...nombres].sort((a, b) => a - b);
  const milieu = Math.floor(ordre.length / 2);
  const haut = ordre[milieu] ?? 0;
  return ordre.length % 2 === 1 ? haut : ((ordre[milieu - 1] ?? 0) + haut) / 2;
}

/** « le jour même », « 1 jour », « 3,5 jours » */
export function libelleDelai(jours: number): string {
  if (jours < 0.5) return 'le jour même';
  return `${jours.toLocaleString('fr-FR')} jour${jours >= 2 ? 's' : ''}`;
}
