import { z } from 'zod';
import { estJour } from '#app/commun/periode.ts';
import { choix, identifiant, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { DONNES, NATURES_AGREMENT } from './agrements.ts';

const UNE_FOIS = 'Écrivez cette date une seule fois.';
const ROUVRIR = 'Rouvrez cette page : le formulaire n’est pas complet.';

const HORS_CALENDRIER = 'Cette date n’existe pas. Écrivez-la comme 2026-03-24, ou choisissez-la dans le calendrier.';
const TROP_LOIN = 'Cette date est trop lointaine : vérifiez l’année.';

/** A day that may stay empty; the history of a structure goes back to before 2000. */
const jourFacultatif = z
  .string({ error: UNE_FOIS })
  .optional()
  .transform((valeur) => valeur?.trim() || undefined)
  .pipe(
    z
      .string()
      .refine((valeur) => estJour(valeur), HORS_CALENDRIER)
      .refine((valeur) => valeur >= '1960-01-01' && valeur <= '2100-12-31', TROP_LOIN)
      .optional(),
  );

const jourObligatoire = z
  .string({ error: 'Dites à partir de quel jour.' })
  .min(1, 'Dites à partir de quel jour.')
  .refine((valeur) => estJour(valeur), HORS_CALENDRIER)
  .refine((valeur) => valeur >= '1960-01-01' && valeur <= '2100-12-31', TROP_LOIN);

const code = (manque: string) => z.string({ error: manque }).regex(/^[a-z0-9_]{1,60}$/, manque);

const periode = {
  du: jourFacultatif,
  au: jourFacultatif,
  decideur: texteFacultatif({ max: 80 }),
  decideLe: jourFacultatif,
};
const agrement = { genre: code('Choisissez l’agrément dans la liste.'), ...periode };

/** A new agrément of a structure. */
export const saisieAgrement = z.object(agrement);

const version = identifiant(ROUVRIR);

/** The forms of one agrément, told apart by their button. */
export const saisieActeDAgrement = z.discriminatedUnion(
  'acte',
  [
    z.object({ acte: z.literal('modifier'), ...agrement, version }),
    z.object({ acte: z.literal('demander'), le: jourFacultatif, version }),
    z.object({ acte: z.literal('renouveler'), au: jourFacultatif, decideur: periode.decideur, decideLe: jourFacultatif }),
    z.object({ acte: z.literal('retirer') }),
  ],
  { error: 'Cet envoi ne dit pas ce qu’il demande : rechargez la page, puis recommencez.' },
);

/** A number of years, or nothing. */
const annees = z
  .string({ error: 'Écrivez un nombre de 1 à 20.' })
  .regex(/^\s*([1-9]|1\d|20)?\s*$/, 'Écrivez un nombre de 1 à 20.')
  .optional()
  .transform((valeur) => (valeur?.trim() ? Number(valeur) : undefined));

const genre = {
  nom: texte({ max: 120, manque: 'Écrivez son nom en entier.' }),
  sigle: texteFacultatif({ max: 20 }),
  nature: choix(NATURES_AGREMENT, 'Dites si c’est un agrément, un conventionnement ou une étape.'),
  donne: z
    .union([z.literal(''), z.enum(DONNES)], { error: 'Choisissez dans la liste.' })
    .optional()
    .transform((valeur) => valeur || undefined),
};

/** A new kind of agrément. */
export const saisieGenre = z.object(genre);

const regle = {
  depuis: jourObligatoire,
  decideur: texteFacultatif({ max: 80 }),
  anneesMin: annees,
  anneesMax: annees,
  exige: z
    .string({ error: 'Choisissez dans la liste.' })
    .regex(/^[a-z0-9_]{0,60}$/, 'Choisissez dans la liste.')
    .optional()
    .transform((valeur) => valeur || undefined),
  niveau: texteFacultatif({ max: 300 }),
  source: texte({ max: 300, manque: 'Écrivez d’où vient cette règle : une circulaire, une délibération.' }),
};

/** The forms of one kind, told apart by their button. */
export const saisieActeDeGenre = z
  .discriminatedUnion(
    'acte',
    [
      z.object({ acte: z.literal('modifier'), ...genre }),
      z.object({ acte: z.literal('retirer') }),
      z.object({ acte: z.literal('ecrire_regle'), id: identifiant(ROUVRIR).optional(), ...regle }),
      z.object({ acte: z.literal('retirer_regle'), id: identifiant(ROUVRIR) }),
    ],
    { error: 'Cet envoi ne dit pas ce qu’il demande : rechargez la page, puis recommencez.' },
  )
  .superRefine((champs, ctx) => {
    if (champs.acte !== 'ecrire_regle' || champs.anneesMin === undefined || champs.anneesMax === undefined) return;
    if (champs.anneesMax >= champs.anneesMin) return;
    ctx.addIssue({ code: 'custom', path: ['anneesMax'], message: 'La durée la plus longue vient après la plus courte.' });
  });
