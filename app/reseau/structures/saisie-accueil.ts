import { z } from 'zod';
import { choix, identifiant, jour, texteFacultatif } from '#app/commun/saisie.ts';
import { MOTIF_DE_FERMETURE_MAX } from '#app/reseau/fermetures/fermetures.ts';
import { QUALITES } from '#app/reseau/signataires/signataires.ts';
import { CONSIGNES_MAX } from './accueil-de-stage.ts';
import { placesStage } from './saisie.ts';

const ROUVRIR = 'Rouvrez cette page : le formulaire n’est pas complet.';

const jourFacultatif = z
  .string({ error: 'Écrivez cette date une seule fois.' })
  .optional()
  .transform((valeur) => valeur?.trim() || undefined)
  .pipe(jour('Donnez une date.').optional());
const geste = texteFacultatif({ max: 60 });

/** The forms of the page « Accueillir un stage, et signer », told apart by their button. */
export const saisieAccueil = z.discriminatedUnion(
  'acte',
  [
    z.object({
      acte: z.literal('accueillir'),
      placesStage,
      consignesStage: texteFacultatif({ max: CONSIGNES_MAX }),
      version: identifiant(ROUVRIR),
    }),
    z.object({
      acte: z.literal('ajouter_fermeture'),
      du: jour('Donnez le premier jour de la fermeture.'),
      au: jourFacultatif,
      motif: texteFacultatif({ max: MOTIF_DE_FERMETURE_MAX }),
      geste,
    }),
    z.object({ acte: z.literal('retirer_fermeture'), id: identifiant('Choisissez une fermeture de la liste.') }),
    z.object({
      acte: z.literal('ajouter_signataire'),
      personneId: identifiant('Choisissez quelqu’un de l’équipe.'),
      qualite: choix(QUALITES, 'Dites en quelle qualité cette personne signe.'),
      delegationDu: jourFacultatif,
      geste,
    }),
    z.object({ acte: z.literal('retirer_signataire'), id: identifiant('Choisissez quelqu’un de la liste.') }),
  ],
  { error: 'Cet envoi ne dit pas ce qu’il demande : rechargez la page, puis recommencez.' },
);
