import { z } from 'zod';
import { choix, texte } from '#app/commun/saisie.ts';
import { minuscule } from '#app/commun/texte.ts';
import { LIBELLE_QUALITE, QUALITES } from '#app/reseau/signataires/signataires.ts';
import { COTES } from '#app/troc/stages/stages.ts';

/** The scan of what was signed by hand. */
export const saisieExemplaire = z.object({
  exemplaire: z
    .instanceof(File, { error: 'Choisissez la photo ou le PDF de l’exemplaire signé.' })
    .refine((fichier) => fichier.size > 0, 'Choisissez la photo ou le PDF de l’exemplaire signé.'),
  cote: choix(COTES, 'Rouvrez cette page : on n’y lit plus pour qui vous déposez.').optional(),
  nom: texte({ max: 120, manque: 'Écrivez le nom de la personne qui a signé.' }),
  qualite: choix(QUALITES, 'Dites en quelle qualité cette personne a signé.').transform((qualite) =>
    minuscule(LIBELLE_QUALITE[qualite]),
  ),
});
