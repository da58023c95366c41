import { z } from 'zod';
import { CANAUX } from '#app/commun/canaux.ts';
import type { Jour, Moment } from '#app/commun/periode.ts';
import { choix, identifiant, identifiantFacultatif, jour, texteFacultatif } from '#app/commun/saisie.ts';
import { ATTEINTES } from './bilans.ts';
import { RAISONS } from './raisons.ts';
import { avecTermes } from './saisie-termes.ts';
import { COTES } from './stages.ts';
import type { Activite, Charge, Facturation, Horaires } from './termes.ts';

/** What was typed of the terms, once read; what was left out is decided by the verbe. */
export interface SaisieTermes {
  du: Jour;
  au: Jour;
  momentDu: Moment;
  momentAu: Moment;
  /** Half of each day only. */
  moment?: Moment | undefined;
  joursDeSemaine?: readonly number[] | undefined;
  /** Those who go besides the first. */
  avec?: readonly number[] | undefined;
  activite?: Activite | undefined;
  objectif: string;
  tutriceId?: number | undefined;
  lieu?: string | undefined;
  horaires?: Horaires | undefined;
  km?: number | undefined;
  frais?: Charge | undefined;
  repas?: Charge | undefined;
  facturation?: Facturation | undefined;
  message?: string | undefined;
}

/** The number of the version that was read; 0 is a wish. */
const numeroLu = z
  .string({ error: 'Rouvrez cette page : la proposition n’y est plus.' })
  .regex(/^(\d{1,6})?$/, 'Rouvrez cette page : la proposition n’y est plus.')
  .optional()
  .transform((valeur) => (valeur ? Number(valeur) : undefined));

/** A proposal: she sends someone of her team, or she invites someone of another one. */
export const saisieStage = avecTermes({
  sens: choix(['envoyer', 'accueillir'], 'Dites si vous envoyez quelqu’un ou si vous accueillez.'),
  structureId: identifiant('Choisissez votre structure.'),
  autreStructureId: identifiant('Choisissez l’autre structure.'),
  stagiaireId: identifiant('Choisissez qui part en stage.'),
  /** The échange that this stage comes from. */
  echange: identifiantFacultatif(),
});
export interface SaisieStage extends SaisieTermes {
  sens: 'envoyer' | 'accueillir';
  structureId: number;
  autreStructureId: number;
  stagiaireId: number;
  echange?: number | undefined;
  geste?: string | undefined;
}

/** Someone of a team wishes a stage for herself. */
export const saisieSouhait = avecTermes({
  structureId: identifiant('Choisissez votre structure.'),
  autreStructureId: identifiant('Choisissez où vous aimeriez aller.'),
});
export interface SaisieSouhait extends SaisieTermes {
  structureId: number;
  autreStructureId: number;
  geste?: string | undefined;
}

const raison = choix(RAISONS, 'Choisissez une raison dans la liste.').optional();

/** New terms for a stage that exists: endorsed, counter-proposed or postponed. */
export const saisieVersion = avecTermes({
  stagiaireId: identifiant('Choisissez qui part en stage.'),
  /** The version that was read. */
  proposition: numeroLu,
  raison,
  motif: texteFacultatif({ max: 1000 }),
  auNomDe: identifiantFacultatif(),
  canal: choix(CANAUX, 'Dites comment la réponse vous est parvenue.').optional(),
});
/** What an act on a stage may carry; which of these it needs is for the verbe to say. */
export const saisieTransition = z.object({
  raison,
  motif: texteFacultatif({ max: 1000 }),
  texte: texteFacultatif({ max: 4000 }),
  atteint: choix(ATTEINTES, 'Choisissez une réponse.').optional(),
  conseil: texteFacultatif({ max: 2000 }),
  proposition: numeroLu,
  /** Last day that took place, and whether it stopped at noon, for `ecourter`. */
  fin: jour('Donnez le dernier jour fait.').optional(),
  finMoment: choix(['matin', 'apres-midi'], 'Choisissez le matin ou l’après-midi.').optional(),
  /** Hash of the text that was read, and the name as one signs. */
  empreinte: z
    .string({ error: 'Rouvrez cette page : le texte à signer n’y est plus.' })
    .regex(/^[0-9a-f]{64}$/, 'Rouvrez cette page : le texte à signer n’y est plus.')
    .optional(),
  nom: texteFacultatif({ max: 120 }),
  cote: choix(COTES, 'Rouvrez cette page : on n’y lit plus pour qui vous signez.').optional(),
  qualite: identifiantFacultatif(),
  compris: z.string({ error: 'Cochez cette case une seule fois.' }).optional(),
  auNomDe: identifiantFacultatif(),
  canal: choix(CANAUX, 'Dites comment la réponse vous est parvenue.').optional(),
});

/** A stage that is being prepared: what the page's address already says. */
export const saisiePreparation = z.object({
  sens: choix(['envoyer', 'accueillir'], '').optional().catch(undefined),
  structure: identifiantFacultatif().catch(undefined),
  accueil: identifiantFacultatif().catch(undefined),
  origine: identifiantFacultatif().catch(undefined),
  echange: identifiantFacultatif().catch(undefined),
});

/** A form of one button: nothing is typed. */
export const saisieBouton = z.object({});
