import { z } from 'zod';
import { choix, identifiant, identifiantFacultatif, nettoyer, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { MAX_DEFINITION, MAX_NOM_DE_COMPETENCE, MAX_PRECISION } from './competences.ts';

const nom = texte({ max: MAX_NOM_DE_COMPETENCE, min: 2, manque: 'Écrivez le mot, ou quelques mots.' });
const definition = texte({ max: MAX_DEFINITION, min: 10, manque: 'Dites en une phrase ce que l’on fait, et pour qui.' });
const geste = z.string({ error: 'Rechargez la page et recommencez.' }).max(64, 'Rechargez la page et recommencez.').optional();
const coche = z
  .string({ error: 'Rechargez la page et recommencez.' })
  .optional()
  .transform((valeur) => valeur !== undefined);

export const saisiePropositionDeMot = z.object({ nom, definition, parentId: identifiantFacultatif(), vus: coche, geste });

/** Synonyms as people write a list: one a line, or with commas. */
const synonymes = texteFacultatif({ max: 1000 }).transform((valeur) =>
  (valeur ?? '')
    .split(/[\n,;]+/)
    .map((mot) => nettoyer(mot).replace(/\s+/g, ' ').slice(0, MAX_NOM_DE_COMPETENCE))
    .filter((mot) => mot !== '')
    .slice(0, 40),
);
const version = identifiant('Rechargez la page et recommencez.');
const motif = texteFacultatif({ max: 500 });

const CHOISIR_UN_GESTE = 'Choisissez ce que vous voulez faire.';

/** Everything that the coordination does with a term, on one page; each form says its `acte`. */
export const saisieTerme = z.discriminatedUnion(
  'acte',
  [
    z.object({ acte: z.enum(['modifier', 'retenir']), nom, definition, synonymes, parentId: identifiantFacultatif(), version }),
    z.object({ acte: z.literal('fusionner'), dansId: identifiant('Choisissez le mot qui reste.') }),
    z.object({ acte: z.literal('ecarter'), motif }),
    z.object({ acte: z.literal('reprendre') }),
  ],
  { error: CHOISIR_UN_GESTE },
);

export const saisieRetraitDeMot = z.object({ acte: choix(['retirer'], CHOISIR_UN_GESTE) });

const precision = texteFacultatif({ max: MAX_PRECISION });
const id = identifiant('Rechargez la page et recommencez.');

/** What one says of one's own savoir-faire, or of a structure's. */
export const saisieSavoirFaire = z.discriminatedUnion(
  'acte',
  [
    z.object({
      acte: z.literal('ajouter'),
      terme: texte({ max: 100, manque: 'Écrivez ou choisissez un mot.' }),
      choisi: texteFacultatif({ max: 100 }),
      precision,
    }),
    z.object({
      acte: z.literal('cocher'),
      competences: z.array(identifiant('Choisissez dans la liste.'), { error: 'Cochez au moins un mot de la liste.' }),
    }),
    z.object({ acte: z.literal('preciser'), id, precision }),
    z.object({ acte: z.literal('retirer'), id }),
  ],
  { error: CHOISIR_UN_GESTE },
);
