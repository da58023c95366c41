import { z } from 'zod';
import { texteFacultatif } from '#app/commun/saisie.ts';
import { type GenreQuestionnaire, lireLesDits, MOTS_MAX, NOTES, QUESTIONS } from './questionnaires.ts';

const ROUVRIR = 'Rouvrez cette page\u00a0: le formulaire n’est pas complet.';
const CHOISIR = 'Choisissez une des réponses proposées.';

const note = z.enum(NOTES.map(String) as [string, ...string[]], { error: CHOISIR });

/** The answer to a questionnaire: every mark, and what words one likes. */
export const saisieDeQuestionnaire = (genre: GenreQuestionnaire) =>
  z
    .object({
      version: z
        .string({ error: ROUVRIR })
        .regex(/^\d{1,9}$/, ROUVRIR)
        .transform(Number),
      ...Object.fromEntries(
        QUESTIONS[genre].map(({ code, genre: forme }) => [code, forme === 'note' ? note : texteFacultatif({ max: MOTS_MAX })]),
      ),
    })
    .transform(({ version, ...champs }) => ({
      version,
      dits: lireLesDits(genre, champs as Record<string, string | undefined>),
    }));
