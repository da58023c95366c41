import { z } from 'zod';
import { choix, identifiant, nettoyer, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { MOMENTS, THEMES } from './cellule.ts';
import { GENRES_DE_GARDE } from './gardes/gardes.ts';
import { LONGUEUR_MIN_DE_PHRASE } from './membres/membres.ts';

/** A random name of ours, as `idAuHasard` draws them. */
export const idScelle = z
  .string({ error: 'Rouvrez la page, puis recommencez.' })
  .regex(/^[\w-]{22}$/, 'Rouvrez la page, puis recommencez.');

/** Letters and digits, which alone count in a phrase. */
const lettresDe = (phrase: string) => phrase.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').length;

/** The longest text that one writes here. */
export const MAX_TEXTE = 20_000;

export const saisieDemande = z.object({
  id: idScelle,
  structureId: identifiant('Choisissez la structure.'),
  membre: identifiant('Choisissez à qui vous voulez parler.'),
  numero: texte({ max: 40, manque: 'Écrivez le numéro où vous appeler.' }).refine(
    (numero) => numero.replace(/\D/g, '').length >= 8,
    'Ce numéro paraît trop court. Vérifiez-le.',
  ),
  quand: choix(MOMENTS, 'Choisissez un moment.'),
  mots: texteFacultatif({ max: MAX_TEXTE }).transform((mots) => mots ?? ''),
});

export const saisieMessage = z.object({ texte: texte({ max: MAX_TEXTE, manque: 'Écrivez votre message.' }) });

export const saisieDeverrouiller = z.object({
  phrase: texte({ max: 500, manque: 'Écrivez votre phrase, ou vos six mots.' }),
  garder: z.literal('on').optional(),
  suite: texteFacultatif({ max: 300 }),
});

export const saisieCharte = z.object({
  lu: z.literal('on', { error: 'Cochez cette case quand vous avez lu les engagements.' }),
  phrase: texte({ max: 300, manque: 'Écrivez votre phrase.' }).refine(
    (phrase) => lettresDe(phrase) >= LONGUEUR_MIN_DE_PHRASE,
    `Il faut au moins ${LONGUEUR_MIN_DE_PHRASE} lettres ou chiffres : six mots, par exemple.`,
  ),
});

/** What a device keeps of a form that is not sent: as it was typed, right or not. */
const aGarder = z
  .string({ error: 'Rouvrez la page, puis recommencez.' })
  .optional()
  .transform((valeur) => nettoyer(valeur ?? ''));

export const saisieGarde = z.object({
  genre: choix(GENRES_DE_GARDE, 'Rouvrez la page, puis recommencez.'),
  oublier: z.literal('on').optional(),
  structureId: aGarder,
  membre: aGarder,
  numero: aGarder,
  quand: aGarder,
  mots: aGarder,
  signes: aGarder,
});

/** One box a sign, named after its theme and itself: « finances-tresorerie ». */
const SIGNE = new RegExp(`^(?:${THEMES.join('|')})-([\\w-]{2,40})$`);
const cochesDe = (champs: Record<string, unknown>): string[] => Object.keys(champs).flatMap((nom) => SIGNE.exec(nom)?.[1] ?? []);

export const saisieReperes = z
  .looseObject({ mot: texteFacultatif({ max: MAX_TEXTE }) })
  .transform(({ mot, ...champs }) => ({ mot: mot ?? '', cles: cochesDe(champs) }));

export const saisieRepere = z.object({
  theme: choix(THEMES, 'Choisissez une thématique.'),
  signe: texte({ max: 200, manque: 'Écrivez ce que l’on remarque.' }),
  repere: texte({ max: 400, manque: 'Écrivez à partir de quand il vaut mieux en parler.' }),
  aQui: texte({ max: 300, manque: 'Écrivez à qui en parler d’abord.' }),
  actif: z.literal('on', { error: 'Cochez la case, ou laissez-la vide.' }).optional(),
});
