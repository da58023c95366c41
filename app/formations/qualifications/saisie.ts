import { z } from 'zod';
import { choix, identifiant, jour, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { ATTENDU_MAX, INTITULE_MAX, MOTIF_MAX, OU_EN_EST_ELLE, PORTEES_QUALIFICATION, SOURCE_MAX } from './qualifications.ts';

const ROUVRIR = 'Rouvrez cette page\u00a0: le formulaire n’est pas complet.';

const jourFacultatif = (depuis?: number) =>
  z
    .string({ error: 'Choisissez une seule date.' })
    .optional()
    .transform((tape) => tape || undefined)
    .pipe(jour('Choisissez une date.', depuis === undefined ? {} : { depuis }).optional());
/** A diploma outlives a career. */
const PREMIER_DIPLOME = 1950;

/** Where someone stands with what her fonction asks for. */
export const saisieDeQualification = z.object({
  ou: choix(OU_EN_EST_ELLE, 'Dites où en est cette qualification.'),
  intitule: texteFacultatif({ max: INTITULE_MAX }),
  prevuePour: jourFacultatif(),
  obtenueLe: jourFacultatif(PREMIER_DIPLOME),
  motif: texteFacultatif({ max: MOTIF_MAX }),
  version: z
    .string({ error: ROUVRIR })
    .regex(/^\d{1,9}$/, ROUVRIR)
    .transform(Number),
});
export type SaisieDeQualification = z.output<typeof saisieDeQualification>;

/** What a fonction will ask for; or what was announced, taken back. */
export const saisieDeReference = z.discriminatedUnion(
  'acte',
  [
    z.object({
      acte: z.literal('annoncer'),
      attendu: texte({ max: ATTENDU_MAX, manque: 'Dites ce qui sera demandé.' }),
      portee: choix(PORTEES_QUALIFICATION, 'Dites où ce sera demandé.'),
      depuis: jour('Choisissez le jour à partir duquel ce sera demandé.'),
      source: texte({ max: SOURCE_MAX, manque: 'Dites d’où cela vient\u00a0: la circulaire, sa date.' }),
    }),
    z.object({ acte: z.literal('retirer'), referenceId: identifiant(ROUVRIR) }),
  ],
  { error: ROUVRIR },
);
