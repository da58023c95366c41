import { z } from 'zod';
import { choix, identifiant, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { MOMENTS } from './cellule.ts';
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

/** Closes the door; with `appareil`, takes the device's own key away too. */
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
  lu: z.literal('on', { error: 'Cochez cette case quand vous avez lu les engagements.' }),
  phrase: texte({ max: 300, manque: 'Écrivez votre phrase.' }).refine(
    (phrase) => lettresDe(phrase) >= LONGUEUR_MIN_DE_PHRASE,
    `Il faut au moins ${LONGUEUR_MIN_DE_PHRASE} lettres ou chiffres : six mots, par exemple.`,
  ),
});
