import { z } from 'zod';
import { choix, jour, texteFacultatif } from '#app/commun/saisie.ts';
import { INTITULE_MAX, MOTIF_MAX, OU_EN_EST_ELLE } from './qualifications.ts';

const ROUVRIR = 'Rouvrez cette page\u00a0: le formulaire n’est pas complet.';

const jourFacultatif = z
  .literal('', { error: 'Choisissez une seule date.' })
  .transform(() => undefined)
  .or(jour('Choisissez une date.'))
  .optional();

/** Where someone stands with what her fonction asks for. */
export const saisieDeQualification = z.object({
  ou: choix(OU_EN_EST_ELLE, 'Dites où en est cette qualification.'),
  intitule: texteFacultatif({ max: INTITULE_MAX }),
  prevuePour: jourFacultatif,
  obtenueLe: jourFacultatif,
  motif: texteFacultatif({ max: MOTIF_MAX }),
  version: z
    .string({ error: ROUVRIR })
    .regex(/^\d{1,9}$/, ROUVRIR)
    .transform(Number),
});
export type SaisieDeQualification = z.output<typeof saisieDeQualification>;
