import { z } from 'zod';
import { choix, identifiant, identifiantFacultatif, jour, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { MAX_LIEU_PRET, MAX_MOT_PRET, MAX_MOTIF_PRET, MAX_OBJET_PRET, MAX_PARTICIPANTS } from './reservations.ts';

const RECHARGER = 'Rechargez la page et recommencez.';
const MOMENTS = ['matin', 'apres-midi'] as const;

const moment = choix(MOMENTS, 'Choisissez le matin ou l’après-midi.')
  .optional()
  .or(z.literal('').transform(() => undefined));

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

/** `autres`: slugs of malles borrowed together with this one. */
export const saisieReservation = z
  .object({
    ...dates,
    ...precisions,
    structureId: identifiantFacultatif(),
    autres: z.array(z.string().max(80)).max(20).optional(),
    geste: texteFacultatif({ max: 40 }),
  })
  .refine(dansLOrdre, ORDRE);
type Lue = z.output<typeof saisieReservation>;
/** Two dates are enough: what is not said is as if it was left empty. */
export type SaisieReservation = Pick<Lue, 'debut' | 'fin'> & Partial<Lue>;

export const saisieAutresDates = z
  .object({ ...dates, version: identifiant(RECHARGER) })
  .transform((lu) => ({ acte: 'changer' as const, ...lu }))
  .refine(dansLOrdre, ORDRE);
export type SaisieAutresDates = z.output<typeof saisieAutresDates>;

export const saisiePrecisions = z.object({ ...precisions, version: identifiant(RECHARGER) });
export type SaisiePrecisions = z.output<typeof saisiePrecisions>;

export const motif = texte({ max: MAX_MOTIF_PRET, manque: 'Dites pourquoi, en une phrase\u00a0: l’autre structure la lit.' });
export const motifFacultatif = texteFacultatif({ max: MAX_MOTIF_PRET });
