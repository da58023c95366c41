import { z } from 'zod';
import { identifiant } from '#app/commun/saisie.ts';

/** The forms of the page where one searches, told apart by their button. */
export const saisieRecherche = z.discriminatedUnion(
  'acte',
  [
    z.object({
      acte: z.literal('garder'),
      parametres: z
        .string({ error: 'Cherchez d’abord quelque chose\u00a0: une recherche se garde avec ses mots.' })
        .max(600, 'Cette recherche est trop longue pour être gardée.'),
    }),
    z.object({ acte: z.literal('oublier'), id: identifiant('Choisissez une recherche de votre liste.') }),
  ],
  { error: 'Cet envoi ne dit pas ce qu’il demande\u00a0: rechargez la page, puis recommencez.' },
);
