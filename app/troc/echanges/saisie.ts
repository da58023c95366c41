import { z } from 'zod';
import { choix, identifiantFacultatif, jour, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { heure } from '#app/troc/stages/saisie-termes.ts';
import { type ActeDEchange, MAX_LIEU, MAX_MESSAGE, MAX_NOTE, MAX_SUITE, MOMENTS_RDV } from './echanges.ts';

const message = texte({ max: MAX_MESSAGE, manque: 'Écrivez votre message\u00a0: une phrase suffit.' });

/** The first answer to an annonce. */
export const saisieReponse = z.object({
  structureId: identifiantFacultatif(),
  message,
  geste: texteFacultatif({ max: 60 }),
});

/** The forms of a conversation's page, told apart by their button. */
export const saisieConversation = z.discriminatedUnion(
  'acte',
  [z.object({ acte: z.literal('ecrire'), message }), z.object({ acte: z.literal('satisfaire') })],
  { error: 'Cet envoi ne dit pas ce qu’il demande\u00a0: rechargez la page, puis recommencez.' },
);

const satisfaite = choix(['oui', 'non'], 'Dites si l’annonce est satisfaite.').optional();

const saisieRendezVous = z
  .object({
    jour: jour('Choisissez le jour du rendez-vous.'),
    moment: choix(MOMENTS_RDV, 'Choisissez le matin, l’après-midi ou la journée.').optional(),
    heure,
    lieu: texte({ max: MAX_LIEU, manque: 'Dites où, ou «\u00a0au téléphone\u00a0», «\u00a0en visio\u00a0».' }),
    note: texteFacultatif({ max: MAX_NOTE }),
    satisfaite,
  })
  .refine((lu) => Boolean(lu?.moment) || (lu?.heure ?? '') !== '', {
    path: ['heure'],
    message: 'Donnez une heure, ou choisissez le matin, l’après-midi ou la journée.',
    // Said with what else is missing.
    when: () => true,
  })
  .transform((lu) => ({ acte: 'fixer_un_rendez_vous' as const, ...lu }));

const saisieReglement = z
  .object({
    suite: texte({ max: MAX_SUITE, manque: 'Dites en une phrase ce qui a été convenu.' }),
    satisfaite,
  })
  .transform((lu) => ({ acte: 'regler' as const, ...lu }));

const saisieCloture = z
  .object({ suite: texteFacultatif({ max: MAX_SUITE }) })
  .transform((lu) => ({ acte: 'clore_sans_suite' as const, ...lu }));

const saisieReprise = z.object({}).transform(() => ({ acte: 'rouvrir' as const }));

/** What the page of each act reads. */
export const SAISIES_D_ACTE = {
  fixer_un_rendez_vous: saisieRendezVous,
  regler: saisieReglement,
  clore_sans_suite: saisieCloture,
  rouvrir: saisieReprise,
} as const satisfies Record<ActeDEchange, z.ZodType>;
export type SaisieDActe = z.output<(typeof SAISIES_D_ACTE)[ActeDEchange]>;
