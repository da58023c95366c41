import { z } from 'zod';
import { CANAUX } from '#app/commun/canaux.ts';
import { choix, identifiant, texteFacultatif } from '#app/commun/saisie.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { type GenreQuestionnaire, lireLesDits, MOTS_MAX, NOTES, QUESTIONS } from './questionnaires.ts';

const ROUVRIR = 'Rouvrez cette page\u00a0: le formulaire n’est pas complet.';

const note = (intitule: string) =>
  z.enum(NOTES.map(String) as [string, ...string[]], { error: `Choisissez une réponse à ${entreGuillemets(intitule)}.` });

const champsDe = (genre: GenreQuestionnaire) =>
  Object.fromEntries(
    QUESTIONS[genre].map(({ code, genre: forme, intitule }) => [
      code,
      forme === 'note' ? note(intitule) : texteFacultatif({ max: MOTS_MAX }),
    ]),
  );

/** The answer to a questionnaire: every mark, and what words one likes. */
export const saisieDeQuestionnaire = (genre: GenreQuestionnaire) =>
  z
    .object({
      version: z
        .string({ error: ROUVRIR })
        .regex(/^\d{1,9}$/, ROUVRIR)
        .transform(Number),
      ...champsDe(genre),
    })
    .transform(({ version, ...champs }) => ({
      version,
      dits: lireLesDits(genre, champs as Record<string, string | undefined>),
    }));

/** The same, as someone said it to whoever notes it. */
export const saisieDeReponseNotee = (genre: GenreQuestionnaire) =>
  z
    .object({
      inscriptionId: identifiant('Choisissez la personne qui a répondu.'),
      canal: choix(CANAUX, 'Dites comment la réponse vous est parvenue.'),
      geste: texteFacultatif({ max: 60 }),
      ...champsDe(genre),
    })
    .transform(({ inscriptionId, canal, geste, ...champs }) => ({
      ...{ inscriptionId, canal, geste },
      dits: lireLesDits(genre, champs as Record<string, string | undefined>),
    }));
