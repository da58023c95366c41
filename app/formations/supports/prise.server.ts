import type { Prise } from '#app/commun/prise.ts';
import { supportsRecents } from './nouveautes.server.ts';
import { FICHIERS_DES_SUPPORTS } from './supports.server.ts';

/** What the supports give to the pages that cross rooms. */
export const prise: Prise = { domaine: 'formations', fichiers: FICHIERS_DES_SUPPORTS, nouveautes: supportsRecents };
