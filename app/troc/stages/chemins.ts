import type { Activite } from './termes.ts';

/** The short path is an observation of two days at most; the complete one is all the rest. */
export const CHEMINS = ['court', 'complet'] as const;
export type Chemin = (typeof CHEMINS)[number];

export const JOURS_MAX_CHEMIN_COURT = 2;

/** @param jours days, halves counted, from the first half-day to the last */
export function cheminDe(activite: Activite, jours: number): Chemin {
  return activite === 'observer' && jours <= JOURS_MAX_CHEMIN_COURT ? 'court' : 'complet';
}
