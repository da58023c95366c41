import { z } from 'zod';
import { choix, identifiant, identifiantFacultatif, jour, texte, texteFacultatif } from '#app/commun/saisie.ts';
import type { ActeDeReservation } from './actes.ts';
import { MAX_LIEU_PRET, MAX_MOT_PRET, MAX_MOTIF_PRET, MAX_OBJET_PRET, MAX_PARTICIPANTS } from './longueurs.ts';

const RECHARGER = 'Rechargez la page et recommencez.';
const DANS_LA_LISTE = 'Choisissez dans la liste.';
const moment = choix(['matin', 'apres-midi', ''], 'Choisissez le matin ou l’après-midi.')
  .optional()
  .transform((dit) => dit || undefined);

const participants = texteFacultatif({ max: 10 })
  .transform((tape) => (tape === undefined ? undefined : Number(tape.replace(/\s/g, ''))))
  .refine((n) => n === undefined || (Number.isInteger(n) && n >= 1 && n <= MAX_PARTICIPANTS), {
    message: `Écrivez un nombre entier, de 1 à ${MAX_PARTICIPANTS}\u00a0: une estimation suffit.`,
  });

const dates = {
  debut: jour('Choisissez le premier jour.'),
  fin: jour('Choisissez le dernier jour.'),
  debutDemiJournee: moment,
  finDemiJournee: moment,
};
const ORDRE = { path: ['fin'], message: 'Le dernier jour est avant le premier.' };
const dansLOrdre = (lu: {
  debut: string;
  fin: string;
  debutDemiJournee?: string | undefined;
  finDemiJournee?: string | undefined;
}) => lu.debut < lu.fin || (lu.debut === lu.fin && !(lu.debutDemiJournee === 'apres-midi' && lu.finDemiJournee === 'matin'));

const precisions = {
  lieu: texteFacultatif({ max: MAX_LIEU_PRET }),
  communeCode: texteFacultatif({ max: 5 }),
  objet: texteFacultatif({ max: MAX_OBJET_PRET }),
  participants,
  mot: texteFacultatif({ max: MAX_MOT_PRET }),
  contactId: identifiantFacultatif(),
};

/** `autres`: slugs of malles borrowed together with this one. `suite`: « remettre » to hand it over at once. */
export const saisieReservation = z
  .object({
    ...dates,
    ...precisions,
    structureId: identifiantFacultatif(),
    autres: z
      .array(z.string({ error: DANS_LA_LISTE }).max(80, DANS_LA_LISTE), { error: DANS_LA_LISTE })
      .max(20, DANS_LA_LISTE)
      .optional(),
    suite: texteFacultatif({ max: 10 }),
    geste: texteFacultatif({ max: 40 }),
  })
  .refine(dansLOrdre, ORDRE);
type Lue = z.output<typeof saisieReservation>;
/** Two dates are enough: what is not said is as if it was left empty. */
export type SaisieReservation = Pick<Lue, 'debut' | 'fin'> & Partial<Lue>;

const RELIRE = { version: identifiant(RECHARGER) };

const saisieAutresDates = z
  .object({ ...dates, ...RELIRE })
  .transform((lu) => ({ acte: 'changer' as const, ...lu }))
  .refine(dansLOrdre, ORDRE);
type AutresDatesLues = z.output<typeof saisieAutresDates>;
/** Two dates are enough. */
export type SaisieAutresDates = Pick<AutresDatesLues, 'debut' | 'fin' | 'version'> & Partial<AutresDatesLues>;

const saisieProlongation = z
  .object({ fin: dates.fin, finDemiJournee: moment, ...RELIRE })
  .transform((lu) => ({ acte: 'prolonger' as const, ...lu }));
type ProlongationLue = z.output<typeof saisieProlongation>;
export type SaisieProlongation = Pick<ProlongationLue, 'fin' | 'version'> & Partial<ProlongationLue>;

export const saisiePrecisions = z.object({ ...precisions, ...RELIRE });
export type SaisiePrecisions = z.output<typeof saisiePrecisions>;

const motif = texte({ max: MAX_MOTIF_PRET, manque: 'Dites pourquoi, en une phrase\u00a0: l’autre structure la lit.' });
const sansRienDire = <const A extends ActeDeReservation>(acte: A) => z.object({}).transform(() => ({ acte }));

/** What the page of each act reads. */
export const SAISIES_DE_RESERVATION = {
  accepter: sansRienDire('accepter'),
  refuser: z.object({ motif }).transform((lu) => ({ acte: 'refuser' as const, ...lu })),
  changer: saisieAutresDates,
  redemander: saisieAutresDates,
  prolonger: saisieProlongation,
  constater_absence: z
    .object({ motif: texteFacultatif({ max: MAX_MOTIF_PRET }) })
    .transform((lu) => ({ acte: 'constater_absence' as const, ...lu })),
  clore: sansRienDire('clore'),
  annuler: z.object({ motif }).transform((lu) => ({ acte: 'annuler' as const, ...lu })),
} as const satisfies Record<ActeDeReservation, z.ZodType>;
export type SaisieDActe = z.output<(typeof SAISIES_DE_RESERVATION)[ActeDeReservation]>;
