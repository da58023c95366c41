import { z } from 'zod';
import { choix, identifiant, identifiantFacultatif, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { MAX_BESOIN, PUBLICS_BESOIN } from './besoins.ts';

/** A need in one line; who it is for, and for which structure, are filled in. */
export const saisieBesoin = z.object({
  besoin: texte({ max: MAX_BESOIN, min: 3, manque: 'Dites en une ligne ce que l’équipe voudrait apprendre.' }),
  public: choix(PUBLICS_BESOIN, 'Choisissez pour qui.').optional(),
  structureId: identifiantFacultatif(),
  geste: texteFacultatif({ max: 40 }),
});
export type SaisieBesoin = Pick<z.output<typeof saisieBesoin>, 'besoin'> & Partial<z.output<typeof saisieBesoin>>;

/** Under which word a need is counted; none of them when it is left empty. */
export const saisieTheme = z.object({
  theme: texteFacultatif({ max: 80 }),
  version: identifiant('Rechargez la page et recommencez.'),
});
export type SaisieTheme = Pick<z.output<typeof saisieTheme>, 'version'> & Partial<z.output<typeof saisieTheme>>;

/** A button alone. */
export const saisieSansRien = z.object({});
