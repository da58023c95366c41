import { z } from 'zod';
import { choix, identifiant, nettoyer, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { MOMENTS, THEMES } from './cellule.ts';
import { REPONSES } from './demandes/pieces.ts';
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

/** Closing, and whether the device gives its own key up. */
export const saisieFermer = z.object({ appareil: z.literal('on').optional() });

export const saisieFaireLire = z.object({ personne: identifiant('Choisissez une personne.') });

export const saisieInviterMembre = z.object({
  membre: identifiant('Choisissez un membre de la cellule.'),
  mot: texteFacultatif({ max: 1000 }).transform((mot) => mot ?? ''),
});

export const saisieReponseInvitation = z.object({
  reponse: choix(['oui', 'non', 'retirer'], 'Dites oui ou non.'),
});

/** An act on who reads: nothing is typed; `parle` says that one has spoken with the person. */
export const saisieGesteDeLecteur = z.object({ parle: z.literal('on').optional() });

export const saisieRecusation = z.discriminatedUnion(
  'geste',
  [
    z.object({
      geste: z.literal('declarer'),
      structureId: identifiant('Choisissez une structure.'),
      motif: texte({ max: 300, manque: 'Écrivez la raison, en quelques mots.' }),
    }),
    z.object({ geste: z.literal('lever'), structureId: identifiant('Rouvrez la page, puis recommencez.') }),
  ],
  { error: 'Rouvrez la page, puis recommencez.' },
);

export const saisieCharte = z.object({
  perdue: z.literal('on').optional(),
  motDePasseActuel: texteFacultatif({ max: 300 }),
  lu: z.literal('on', { error: 'Cochez cette case quand vous avez lu les engagements.' }),
  phrase: texte({ max: 300, manque: 'Écrivez votre phrase.' }).refine(
    (phrase) => lettresDe(phrase) >= LONGUEUR_MIN_DE_PHRASE,
    `Il faut au moins ${LONGUEUR_MIN_DE_PHRASE} lettres ou chiffres : six mots, par exemple.`,
  ),
});

const motFacultatif = texteFacultatif({ max: MAX_TEXTE }).transform((mot) => mot ?? '');
const numeroDAppel = saisieDemande.shape.numero;

/** Several ids under one name, or none. */
const idsScelles = z.preprocess(
  (lu) => (lu === undefined || lu === '' ? [] : Array.isArray(lu) ? lu : [lu]),
  z.array(idScelle, { error: 'Rouvrez la page, puis recommencez.' }).max(20, 'Rouvrez la page, puis recommencez.'),
);

const THEME_MANQUE = 'Choisissez une thématique.';

export const saisiePreconisation = z.object({
  objet: idScelle,
  apres: idsScelles,
  titre: texte({ max: 160, manque: 'Écrivez ce que vous proposez, en une phrase.' }),
  theme: choix(THEMES, THEME_MANQUE),
  texte: motFacultatif,
  avec: texteFacultatif({ max: 200 }).transform((avec) => avec ?? ''),
  avant: texteFacultatif({ max: 120 }).transform((avant) => avant ?? ''),
});

export const saisieReponse = z.object({
  version: idScelle,
  reponse: choix(REPONSES, 'Choisissez une réponse dans la liste.').optional(),
  texte: motFacultatif,
});

export const saisieAvecMot = z.object({ mot: motFacultatif });

export const saisiePoint = z.object({
  mois: choix(['3', '6'], 'Choisissez de quel point il s’agit.').transform((mois) => (mois === '3' ? 3 : 6)),
  texte: texte({ max: MAX_TEXTE, manque: 'Écrivez où en sont les choses.' }),
});

/** A door is named by a word of ours, or by letters drawn. */
const PORTE_MANQUE = 'Choisissez une porte.';
const clePorte = z.string({ error: PORTE_MANQUE }).regex(/^[\w-]{2,40}$/, PORTE_MANQUE);

export const saisiePorteIndiquee = z.object({ porte: clePorte, mot: motFacultatif });

export const saisieOrientation = z.object({
  portes: z.preprocess(
    (lu) => (Array.isArray(lu) ? lu : [lu]),
    z.array(clePorte, { error: PORTE_MANQUE }).min(1, PORTE_MANQUE).max(40, PORTE_MANQUE),
  ),
  mot: motFacultatif,
});

export const saisiePorte = z.object({
  nom: texte({ max: 120, manque: 'Écrivez le nom de cette porte.' }),
  quoi: texte({ max: 400, manque: 'Écrivez à quoi elle sert.' }),
  contact: texte({ max: 300, manque: 'Écrivez comment y frapper\u00a0: un site, un numéro public.' }),
  theme: choix(THEMES, THEME_MANQUE),
  active: z.literal('on', { error: 'Cochez la case, ou laissez-la vide.' }).optional(),
});

export const saisieAppel = z.object({ numero: numeroDAppel, quand: choix(MOMENTS, 'Choisissez un moment.') });

export const saisieChoix = z.object({ membre: identifiant('Choisissez à qui vous voulez parler.') });

export const saisieEffacement = z.object({
  sur: z.literal('on', { error: 'Cochez cette case pour effacer.' }),
});

export const saisieUnBouton = z.object({});

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
