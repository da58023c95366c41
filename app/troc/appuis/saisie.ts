import { z } from 'zod';
import { CANAUX } from '#app/commun/canaux.ts';
import { choix, identifiant, identifiantFacultatif, jour, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { saisieAnnonce } from '#app/troc/annonces/saisie.ts';
import { heure } from '#app/troc/stages/saisie-termes.ts';
import {
  type ActeDAppui,
  DUREES_SEANCE,
  MAX_COMPTE_RENDU,
  MAX_INVITATIONS,
  MAX_LIEU_APPUI,
  MAX_MOT_APPUI,
  MAX_MOTIF_APPUI,
  MAX_PRECISION_APPUI,
  REPONSES_APPUI,
} from './appuis.ts';

const RECHARGER = 'Rechargez la page et recommencez.';
const DANS_LA_LISTE = 'Choisissez dans la liste.';

// A request is a sentence and its words, as an annonce is.
const { titre, competences, vus, description, aDistance, valableJusqu, geste, structureId } = saisieAnnonce.shape;
const termes = { titre, competences, vus, description, souhaiteAvant: valableJusqu, distance: aDistance, geste };

export const saisieDemandeDAppui = z.object({ ...termes, structureId });
/** What is not said is as if it was left empty. */
export type SaisieDemandeDAppui = Omit<z.output<typeof saisieDemandeDAppui>, 'structureId'> & {
  structureId?: number | undefined;
};

export const saisieModificationDAppui = z.object({ ...termes, version: identifiant(RECHARGER) });
export type SaisieModificationDAppui = z.output<typeof saisieModificationDAppui>;

const personnes = z
  .array(identifiant(DANS_LA_LISTE), { error: DANS_LA_LISTE })
  .max(40, DANS_LA_LISTE)
  .optional()
  .transform((ids) => [...new Set(ids ?? [])]);

const saisieInvitations = z
  .object({ personnes, autre: identifiantFacultatif(), mot: texteFacultatif({ max: MAX_MOT_APPUI }) })
  .transform(({ personnes: cochees, autre, mot }) => ({
    acte: 'solliciter' as const,
    personnes: [...new Set([...cochees, ...(autre === undefined ? [] : [autre])])],
    mot,
  }))
  .refine((lu) => lu.personnes.length > 0, { path: ['personnes'], message: 'Cochez une personne au moins.' })
  .refine((lu) => lu.personnes.length <= MAX_INVITATIONS, {
    path: ['personnes'],
    message: `Deux ou trois personnes suffisent\u00a0: ${MAX_INVITATIONS} au plus à la fois.`,
  });

const saisieSeance = z
  .object({
    jour: jour('Choisissez le jour de la séance.'),
    heure: heure.refine((minutes) => minutes !== undefined, 'À quelle heure commence-t-elle\u00a0? Écrivez-la comme 9:30.'),
    duree: choix(DUREES_SEANCE, 'Choisissez une durée.'),
    lieu: texte({ max: MAX_LIEU_APPUI, manque: 'Dites où, ou donnez l’adresse de la visio.' }),
    personnes,
    version: identifiant(RECHARGER),
  })
  .transform(({ duree, heure: minutes = 0, ...lu }) => ({
    ...{ acte: 'programmer' as const, ...lu },
    ...{ heure: minutes, duree: Number(duree) },
  }))
  .refine((lu) => lu.personnes.length > 0, { path: ['personnes'], message: 'Cochez qui tient la séance.' });

const motif = (question: string) => texte({ max: MAX_MOTIF_APPUI, manque: question });

const compteRendu = texte({
  max: MAX_COMPTE_RENDU,
  manque: 'Quelques phrases suffisent\u00a0: ce qui était demandé, ce qui a été conseillé, ce que vous gardez.',
});

/** What the page of each act reads. */
export const SAISIES_D_APPUI = {
  solliciter: saisieInvitations,
  programmer: saisieSeance,
  remettre: z
    .object({ motif: motif('Dites pourquoi, en une phrase\u00a0: les personnes concernées la lisent.') })
    .transform((lu) => ({ acte: 'remettre' as const, ...lu })),
  clore: z.object({ compteRendu }).transform((lu) => ({ acte: 'clore' as const, ...lu })),
  corriger: z.object({ compteRendu, version: identifiant(RECHARGER) }).transform((lu) => ({ acte: 'corriger' as const, ...lu })),
  retirer: z
    .object({ motif: motif('Dites pourquoi, en une phrase\u00a0: les personnes concernées la lisent.') })
    .transform((lu) => ({ acte: 'retirer' as const, ...lu })),
} as const satisfies Record<ActeDAppui, z.ZodType>;
export type SaisieDActeDAppui = z.output<(typeof SAISIES_D_APPUI)[ActeDAppui]>;

const reponse = choix(REPONSES_APPUI, 'Dites oui ou non.');
const precision = texteFacultatif({ max: MAX_PRECISION_APPUI });

/** The acts of an appui’s own page, told apart by their button. */
export const saisieBoutonDAppui = z.discriminatedUnion(
  'acte',
  [
    z.object({ acte: z.literal('repondre'), reponse, precision }),
    z.object({
      acte: z.literal('noter'),
      invitation: identifiant('Choisissez la personne qui a répondu.'),
      canal: choix(CANAUX, 'Dites comment la réponse vous est parvenue.'),
      reponse,
      precision,
    }),
    z.object({ acte: z.literal('dire_tenue') }),
  ],
  { error: 'Cet envoi ne dit pas ce qu’il demande\u00a0: rechargez la page, puis recommencez.' },
);
export type SaisieBoutonDAppui = z.output<typeof saisieBoutonDAppui>;
