import { z } from 'zod';
import { demiJournee, ecartEnJours, estJour, type Jour, libelleJour, type Moment } from '#app/commun/periode.ts';
import { choix, identifiantFacultatif, jour, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { ACTIVITES, CHARGES, demiJourneesChoisies, FACTURATIONS, type Horaires, JOURS_MAX_STAGE } from './termes.ts';

/** The terms of a stage as they are typed: what a proposal, a counter-proposal, a postponement and a wish share. */

const MOMENTS = ['matin', 'apres-midi'] as const satisfies readonly Moment[];
const moment = choix(MOMENTS, 'Choisissez le matin ou l’après-midi.').optional();
const DUREES = ['journee', ...MOMENTS] as const;

/** Names of the boxes « lundi », « mardi »…: 0 is Sunday. */
export const champDuJour = (semaine: number) => `jour-${semaine}`;

interface Dates {
  du: Jour;
  au: Jour;
  momentDu: Moment;
  momentAu: Moment;
}

interface Tape {
  du?: unknown;
  au?: unknown;
  duree?: unknown;
  momentDu?: unknown;
  momentAu?: unknown;
}

const demiDe = (duree: unknown): Moment | undefined => MOMENTS.find((connu) => connu === duree);

/** A stage of one day needs one date, and half a day is one question; both moments may also be given one by one. */
function completer<T extends Tape>(tape: T) {
  const demi = demiDe(tape.duree);
  return {
    ...tape,
    au: tape.au ?? tape.du,
    momentDu: demi ?? (tape.momentDu as Moment | undefined) ?? 'matin',
    momentAu: demi ?? (tape.momentAu as Moment | undefined) ?? 'apres-midi',
  };
}

// The dates were typed and exist: the other fields may still be wrong, the dates are judged all the same.
function datesTapees(valeur: unknown): Dates | undefined {
  const { du, au, momentDu, momentAu } = completer((valeur ?? {}) as Tape);
  if (typeof du !== 'string' || typeof au !== 'string' || !estJour(du) || !estJour(au)) return undefined;
  return { du, au, momentDu, momentAu };
}

const joursCoches = (valeur: unknown): number[] =>
  [0, 1, 2, 3, 4, 5, 6].filter((semaine) => Boolean((valeur as Record<string, unknown> | null)?.[champDuJour(semaine)]));

function enOrdre(valeur: unknown): boolean {
  const dates = datesTapees(valeur);
  return !dates || demiJournee(dates.du, dates.momentDu) <= demiJournee(dates.au, dates.momentAu);
}

function assezCourt(valeur: unknown): boolean {
  const dates = datesTapees(valeur);
  return !dates || !enOrdre(valeur) || ecartEnJours(dates.du, dates.au) < JOURS_MAX_STAGE;
}

function tombeUnJour(valeur: unknown): boolean {
  const dates = datesTapees(valeur);
  if (!dates || !enOrdre(valeur) || !assezCourt(valeur)) return true;
  const choisies = { ...dates, moment: demiDe((valeur as Tape).duree), joursDeSemaine: joursCoches(valeur) };
  return demiJourneesChoisies(choisies).length > 0;
}

function phraseInversee(valeur: unknown): string {
  const dates = datesTapees(valeur);
  if (!dates) return '';
  if (dates.du === dates.au) return 'Le stage finit le matin et commence l’après-midi du même jour. Vérifiez les deux moments.';
  return `La fin, ${libelleJour(dates.au)}, est avant le début, ${libelleJour(dates.du)}. Peut-être les deux dates sont-elles inversées.`;
}

const HEURE = /^([01]?\d|2[0-3])[:hH](\d{2})$/;
/** An hour as one types it, « 9:00 » or « 9h30 »; comes out in minutes since midnight. */
export const heure = z
  .string({ error: 'Écrivez une heure, comme 9:00.' })
  .optional()
  .transform((valeur) => valeur?.trim().replace(/\s/g, '') || undefined)
  .refine((valeur) => valeur === undefined || HEURE.test(valeur), 'Écrivez une heure, comme 9:00.')
  .transform((valeur) => {
    const [, heures = '0', minutes = '0'] = HEURE.exec(valeur ?? '') ?? [];
    return valeur === undefined ? undefined : Number(heures) * 60 + Number(minutes);
  });

const km = z
  .string({ error: 'Écrivez un nombre de kilomètres, comme 27.' })
  .optional()
  .transform((valeur) => valeur?.trim() || undefined)
  .refine((valeur) => valeur === undefined || /^\d{1,4}$/.test(valeur), 'Écrivez un nombre entier de kilomètres, comme 27.')
  .transform((valeur) => (valeur === undefined ? undefined : Number(valeur)))
  .refine((valeur) => valeur === undefined || valeur <= 2000, 'C’est plus de 2 000 km : vérifiez.');

export const CHAMPS_DES_TERMES = {
  du: jour('Donnez le premier jour.'),
  momentDu: moment,
  au: jour('Donnez le dernier jour.').optional(),
  momentAu: moment,
  duree: choix(DUREES, 'Choisissez la journée, le matin ou l’après-midi.').optional(),
  activite: choix(ACTIVITES, 'Dites si la personne observe ou travaille.').optional(),
  objectif: texte({ max: 2000, manque: 'Écrivez au moins une phrase.' }),
  tutriceId: identifiantFacultatif(),
  lieu: texteFacultatif({ max: 300 }),
  matinDe: heure,
  matinA: heure,
  apresMidiDe: heure,
  apresMidiA: heure,
  km,
  frais: choix(CHARGES, 'Dites qui paie les trajets.').optional(),
  repas: choix(CHARGES, 'Dites qui paie les repas.').optional(),
  facturation: choix(FACTURATIONS, 'Dites ce qui est facturé.').optional(),
  message: texteFacultatif({ max: 1000 }),
  geste: texteFacultatif({ max: 60 }),
};

type Heures = Partial<Record<'matinDe' | 'matinA' | 'apresMidiDe' | 'apresMidiA', number | undefined>>;

/** Four hours in order, or none; the first that is out of place. */
function fauteDHoraires({ matinDe, matinA, apresMidiDe, apresMidiA }: Heures): { champ: string; phrase: string } | null {
  const quatre = [matinDe, matinA, apresMidiDe, apresMidiA] as const;
  if (quatre.every((une) => une === undefined)) return null;
  const noms = ['matinDe', 'matinA', 'apresMidiDe', 'apresMidiA'] as const;
  for (const [rang, une] of quatre.entries()) {
    const champ = noms[rang] ?? 'matinDe';
    if (une === undefined) return { champ, phrase: 'Donnez les quatre heures, ou aucune.' };
    const avant = quatre[rang - 1];
    if (avant !== undefined && (rang === 2 ? une < avant : une <= avant)) {
      return { champ, phrase: 'Ces heures ne se suivent pas. Vérifiez-les.' };
    }
  }
  return null;
}

const horairesDe = ({ matinDe, matinA, apresMidiDe, apresMidiA }: Heures): Horaires | undefined =>
  matinDe === undefined || matinA === undefined || apresMidiDe === undefined || apresMidiA === undefined
    ? undefined
    : { matin: [matinDe, matinA], apresMidi: [apresMidiDe, apresMidiA] };

const avecQui = (champs: Record<string, unknown>): number[] =>
  Object.keys(champs).flatMap((nom) => (/^avec-[1-9]\d{0,14}$/.test(nom) && champs[nom] ? [Number(nom.slice(5))] : []));

/**
 * The schema of a form that carries terms, with fields of its own beside them.
 * What comes out has one period, the half of the day and the days of the week that were meant, whole hours or none,
 * and the ids of those who go as well.
 */
export function avecTermes<F extends z.ZodRawShape>(autres: F) {
  return z
    .looseObject({ ...autres, ...CHAMPS_DES_TERMES })
    .refine(enOrdre, { path: ['au'], error: (faute) => phraseInversee(faute.input), when: () => true })
    .refine(assezCourt, {
      path: ['au'],
      error: 'Un stage tient en trois mois. Pour plus longtemps, proposez-en un second ensuite.',
      when: () => true,
    })
    .refine(tombeUnJour, {
      path: ['du'],
      error: 'Aucun des jours cochés ne tombe entre ces deux dates. Vérifiez les jours de la semaine.',
      when: () => true,
    })
    .transform((champs, ctx) => {
      const { duree, matinDe, matinA, apresMidiDe, apresMidiA, ...tape } = champs as typeof champs & Heures & Tape;
      const faute = fauteDHoraires({ matinDe, matinA, apresMidiDe, apresMidiA });
      if (faute) ctx.addIssue({ code: 'custom', path: [faute.champ], message: faute.phrase });
      const { momentDu, momentAu } = completer({ ...tape, duree });
      return {
        ...(tape as unknown as Omit<z.output<z.ZodObject<F & typeof CHAMPS_DES_TERMES>>, 'duree'>),
        au: (tape.au ?? tape.du) as Jour,
        momentDu,
        momentAu,
        moment: demiDe(duree),
        joursDeSemaine: joursCoches(champs),
        avec: avecQui(champs as Record<string, unknown>),
        horaires: horairesDe({ matinDe, matinA, apresMidiDe, apresMidiA }),
      };
    });
}
