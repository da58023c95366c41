import { z } from 'zod';
import { CANAUX } from '#app/commun/canaux.ts';
import { choix, identifiant, identifiantFacultatif, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { PHOTO_DITE_MAX, RECIT_MAX, TITRE_MAX } from './experiences.ts';

const ROUVRIR = 'Rouvrez cette page : le formulaire n’est pas complet.';

const coche = z
  .string({ error: 'Cochez cette case une seule fois.' })
  .optional()
  .transform((valeur) => Boolean(valeur));

const recit = {
  titre: texte({ max: TITRE_MAX, manque: 'Donnez un titre : on saura s’il faut lire la suite.' }),
  essaye: texte({ max: RECIT_MAX, manque: 'Racontez ce que vous avez essayé, en quelques phrases.' }),
  garde: texte({ max: RECIT_MAX, manque: 'Dites ce que vous gardez, même une petite chose.' }),
  photo: z
    .instanceof(File, { error: 'Choisissez une seule photo dans vos fichiers.' })
    .optional()
    .transform((fichier) => (fichier && fichier.size > 0 ? fichier : undefined)),
  photoDite: texteFacultatif({ max: PHOTO_DITE_MAX }),
  /** For whoever commits a structure: she agrees to what she has just written. */
  accord: coche,
  accordPhoto: coche,
  geste: texteFacultatif({ max: 60 }),
};

/** The forms of a story's page, told apart by their button. */
export const saisieExperience = z.discriminatedUnion(
  'acte',
  [
    z.object({ acte: z.literal('ecrire'), ...recit }),
    z.object({ acte: z.literal('corriger'), ...recit, retirerPhoto: coche, version: identifiant(ROUVRIR) }),
    z.object({
      acte: z.literal('consentir'),
      photo: coche,
      /** Hash of what was read. */
      lu: z.string({ error: ROUVRIR }).regex(/^[0-9a-f]{64}$/, ROUVRIR),
      auNomDe: identifiantFacultatif(),
      canal: choix(CANAUX, 'Dites comment la réponse vous est parvenue.').optional(),
    }),
    z.object({ acte: z.literal('retirer') }),
  ],
  { error: 'Cet envoi ne dit pas ce qu’il demande : rechargez la page, puis recommencez.' },
);
export type SaisieExperience = z.output<typeof saisieExperience>;
