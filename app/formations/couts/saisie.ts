import { z } from 'zod';
import { lireEuros } from '#app/commun/euros.ts';
import { choix, identifiant, identifiantFacultatif, texteFacultatif } from '#app/commun/saisie.ts';
import { FINANCEUR_MAX, LIBELLE_MAX, MONTANT_MAX, POSTES_COUT, SENS_COUT } from './couts.ts';

const EUROS = 'Écrivez un montant en euros, comme 12,50.';
const BOUTONS = 'Cet envoi ne dit pas ce qu’il demande\u00a0: rechargez la page, puis recommencez.';

const euros = z
  .string({ error: 'Écrivez un montant une seule fois.' })
  .optional()
  .refine((tape) => !tape?.trim() || lireEuros(tape, MONTANT_MAX) !== undefined, { message: EUROS })
  .transform((tape) => (tape?.trim() ? lireEuros(tape, MONTANT_MAX) : undefined));

const ligne = {
  sens: choix(SENS_COUT, 'Dites si c’est une dépense ou une recette.'),
  poste: z.union([z.literal('').transform(() => undefined), choix(POSTES_COUT, 'Choisissez ce qui est payé.')]).optional(),
  financeur: texteFacultatif({ max: FINANCEUR_MAX }),
  libelle: texteFacultatif({ max: LIBELLE_MAX }),
  ...{ prevu: euros, reel: euros },
};

/** A line of the account of a formation: written, changed, taken away. */
export const saisieDeCompte = z.discriminatedUnion(
  'acte',
  [
    z.object({ acte: z.literal('noter'), ligneId: identifiantFacultatif(), geste: texteFacultatif({ max: 60 }), ...ligne }),
    z.object({ acte: z.literal('enlever'), ligneId: identifiant(BOUTONS) }),
  ],
  { error: BOUTONS },
);
export type SaisieDeCompte = z.output<typeof saisieDeCompte>;
