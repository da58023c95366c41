import { z } from 'zod';
import {
  choix,
  courriel,
  identifiant,
  identifiantFacultatif,
  jour,
  nettoyer,
  texte,
  texteFacultatif,
} from '#app/commun/saisie.ts';
import { FONCTIONS, FONCTIONS_RESPONSABLES, type Fonction, LIENS_EMPLOI } from './personnes.ts';

const NE_DIT_PAS = 'Cet envoi ne dit pas ce qu’il demande : rechargez la page, puis recommencez.';
const UNE_FOIS = 'Écrivez ce texte une seule fois.';

/** A day that may stay empty. */
const jourFacultatif = z
  .string({ error: UNE_FOIS })
  .optional()
  .transform((valeur) => nettoyer(valeur ?? '') || undefined)
  .pipe(jour('Écrivez cette date.').optional());

const identite = {
  prenom: texte({ max: 80, manque: 'Écrivez son prénom.' }),
  nom: texte({ max: 80, manque: 'Écrivez son nom.' }),
  courriel: z
    .string({ error: UNE_FOIS })
    .optional()
    .transform((valeur) => nettoyer(valeur ?? '') || undefined)
    .pipe(courriel().optional()),
};
const champsDeFonction = {
  intitule: texteFacultatif({ max: 80 }),
  lien: choix(LIENS_EMPLOI, 'Dites si cette personne est salariée, bénévole ou agent public.'),
  du: jourFacultatif,
  au: jourFacultatif,
};

/** The forms of someone of a team, told apart by their button. */
export const saisieEquipiere = z.discriminatedUnion(
  'acte',
  [
    z.object({
      acte: z.literal('corriger'),
      ...identite,
      version: identifiant('Rouvrez cette page : le formulaire n’est pas complet.'),
    }),
    z.object({
      acte: z.literal('ajouter_fonction'),
      fonction: choix(FONCTIONS, 'Choisissez sa fonction.'),
      ...champsDeFonction,
    }),
    z.object({
      acte: z.literal('corriger_fonction'),
      fonctionId: identifiant('Choisissez une fonction de la liste.'),
      ...champsDeFonction,
    }),
  ],
  { error: NE_DIT_PAS },
);

const [premiere, ...autres] = FONCTIONS_RESPONSABLES;
const responsables: readonly [Fonction, ...Fonction[]] = [premiere ?? 'direction', ...autres];

/** The forms of a departure, told apart by their button. What a choice makes necessary is said by the verbe. */
export const saisieDepart = z.discriminatedUnion(
  'acte',
  [
    z.object({
      acte: z.literal('partir'),
      dernierJour: jour('Donnez son dernier jour.'),
      aId: identifiantFacultatif(),
      relais: z
        .union([z.literal(''), z.enum(['equipe', 'inviter', 'sans'])], { error: 'Dites qui engagera la structure ensuite.' })
        .optional()
        .transform((valeur) => valeur || undefined),
      relaisId: identifiantFacultatif(),
      relaisFonction: z
        .union([z.literal(''), z.enum(responsables)], { error: 'Choisissez sa fonction.' })
        .optional()
        .transform((valeur) => valeur || undefined),
      prenom: texteFacultatif({ max: 80 }),
      nom: texteFacultatif({ max: 80 }),
      courriel: identite.courriel,
      // Asked when someone of the network bears the name of whoever is invited.
      meme: z
        .union([z.literal(''), z.enum(['oui', 'non'])], { error: 'Dites si c’est la même personne.' })
        .optional()
        .transform((valeur) => valeur || undefined),
    }),
    z.object({ acte: z.literal('rester') }),
    z.object({ acte: z.literal('demander'), message: texteFacultatif({ max: 1000 }) }),
  ],
  { error: NE_DIT_PAS },
);

/** Two people who are one: what is kept of each. */
export const saisieFusion = z.object({
  doublonId: identifiant('Choisissez l’autre personne.'),
  nomDe: choix(['gardee', 'doublon'], 'Choisissez le nom à garder.'),
  courrielDe: choix(['gardee', 'doublon'], 'Choisissez l’adresse à garder.'),
  telephoneDe: choix(['gardee', 'doublon'], 'Choisissez le téléphone à garder.'),
  choixDe: choix(['gardee', 'doublon'], 'Choisissez ce qu’elle montre.'),
  confirmer: z.literal('on', { error: 'Cochez cette case : la réunion ne se défait pas.' }),
});
