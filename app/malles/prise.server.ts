import type { Prise } from '#app/commun/prise.ts';
import { rubriquesDesMalles } from './feuille/feuille.server.ts';
import { REGLAGES_MALLES } from './reglages.ts';

/** What holds for the whole room. */
const salle: Prise = { domaine: 'malles', reglages: REGLAGES_MALLES };

/** The sheet that is printed for each meeting. */
const feuille: Prise = { domaine: 'malles', feuille: rubriquesDesMalles };

/** What the malles give, noun by noun. */
export const prises: readonly Prise[] = [salle, feuille];
