import type { Prise } from '#app/commun/prise.ts';
import { prise as inventaires } from './inventaires/prise.server.ts';
import { REGLAGES_MALLES } from './reglages.ts';

/** What holds for the whole room. */
const salle: Prise = { domaine: 'malles', reglages: REGLAGES_MALLES };

/** What the malles give, noun by noun. */
export const prises: readonly Prise[] = [salle, inventaires];
