import { espacer } from '#app/commun/espaces.ts';

/** French spaces for every text of an object. */
export function espacerTout<T>(valeur: T): T {
  if (typeof valeur === 'string') return espacer(valeur) as T;
  if (Array.isArray(valeur)) return valeur.map(espacerTout) as T;
  if (valeur && typeof valeur === 'object') {
    return Object.fromEntries(Object.entries(valeur).map(([cle, contenu]) => [cle, espacerTout(contenu)])) as T;
  }
  return valeur;
}
