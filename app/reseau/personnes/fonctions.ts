import { type Jour, libelleJourCourt } from '#app/commun/periode.ts';

/** « depuis le 1er mars 2024 », « du … au … », « jusqu’au … », « à partir du … »; empty when nothing is known. */
export function libelleDeFonction({ du, au }: { du: Jour | null; au: Jour | null }, aujourdhui: Jour): string {
  const dire = (jour: Jour) => libelleJourCourt(jour, true);
  if (du && au) return `du ${dire(du)} au ${dire(au)}`;
  if (au) return `jusqu’au ${dire(au)}`;
  if (du) return du > aujourdhui ? `à partir du ${dire(du)}` : `depuis le ${dire(du)}`;
  return '';
}
