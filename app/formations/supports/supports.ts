import type { Droits } from '#app/commun/droits.ts';
import type { RelationFormation } from '#app/formations/programme/formations.ts';

/** `inscrite` has a place in it, and keeps what was handed out there once it is over. */
export type RelationSupport = RelationFormation | 'inscrite';

/** Who reads what is handed out. */
export const DROITS_SUPPORTS = {
  lire: ['inscrite', 'organisatrice', 'coordination', 'formatrice'],
} as const satisfies Droits<string, RelationSupport>;

/** Of one formation; then in characters. */
export const MAX_SUPPORTS = 20;
export const MAX_TITRE_SUPPORT = 120;
export const MAX_LIEN_SUPPORT = 500;

/** « 240 ko », « 1,2 Mo ». @param octets at least 1 */
export const libelleOctets = (octets: number): string =>
  octets < 1_000_000
    ? `${Math.ceil(octets / 1000)}\u00a0ko`
    : `${(octets / 1_000_000).toFixed(1).replace('.', ',').replace(',0', '')}\u00a0Mo`;
