import type { Prise } from '#app/commun/prise.ts';
import { prise as attente } from './attente/prise.server.ts';
import { REGLAGES_MALLES } from './reglages.ts';
import { prise as relais } from './relais/prise.server.ts';

/** What holds for the whole room. */
const salle: Prise = { domaine: 'malles', reglages: REGLAGES_MALLES };

/** What the malles give, noun by noun. */
export const prises: readonly Prise[] = [salle, attente, relais];
