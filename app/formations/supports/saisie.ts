import { z } from 'zod';
import { identifiant, lienFacultatif, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { MAX_LIEN_SUPPORT, MAX_TITRE_SUPPORT } from './supports.ts';

const BOUTONS = 'Cet envoi ne dit pas ce qu’il demande\u00a0: rechargez la page, puis recommencez.';

const lien = lienFacultatif({ max: MAX_LIEN_SUPPORT, exemple: 'https://documents.example/memo' });
const fichier = z
  .instanceof(File, { error: 'Choisissez un seul fichier.' })
  .optional()
  .transform((depose) => (depose && depose.size > 0 ? depose : undefined));

/** What is handed out in a formation: a file or a link; or one that is taken away. */
export const saisieSupport = z.discriminatedUnion(
  'acte',
  [
    z
      .object({
        ...{ acte: z.literal('ajouter'), geste: texteFacultatif({ max: 60 }), fichier, lien },
        titre: texte({ max: MAX_TITRE_SUPPORT, manque: 'Donnez un titre\u00a0: ce que l’on y trouve.' }),
      })
      .refine(({ fichier: depose, lien: ecrit }) => depose !== undefined || ecrit !== undefined, {
        path: ['fichier'],
        message: 'Choisissez un fichier, ou écrivez l’adresse d’un lien.',
      })
      .refine(({ fichier: depose, lien: ecrit }) => depose === undefined || ecrit === undefined, {
        path: ['lien'],
        message: 'Un fichier ou un lien, pas les deux\u00a0: ajoutez-les l’un après l’autre.',
      }),
    z.object({ acte: z.literal('retirer'), supportId: identifiant(BOUTONS) }),
  ],
  { error: BOUTONS },
);
