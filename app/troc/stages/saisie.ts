import { z } from 'zod';
import { CANAUX } from '#app/commun/canaux.ts';
import { demiJournee, estJour, type Jour, libelleJour, type Moment } from '#app/commun/periode.ts';
import { choix, identifiant, identifiantFacultatif, jour, texte, texteFacultatif } from '#app/commun/saisie.ts';
import { tientDansLeCheminCourt } from './stages.ts';

const MOMENTS = ['matin', 'apres-midi'] as const satisfies readonly Moment[];
const moment = choix(MOMENTS, 'Choisissez le matin ou l’après-midi.').optional();

interface Dates {
  du: Jour;
  au: Jour;
  momentDu: Moment;
  momentAu: Moment;
}

const DUREES = ['journee', ...MOMENTS] as const;

interface Tape {
  du?: unknown;
  au?: unknown;
  duree?: unknown;
  momentDu?: unknown;
  momentAu?: unknown;
}

/** A stage of one day needs one date, and half a day is one question; both moments may also be given one by one. */
function completer<T extends Tape>(tape: T) {
  const demi = tape.duree === 'matin' || tape.duree === 'apres-midi' ? (tape.duree as Moment) : undefined;
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

function demiSurUnJour(valeur: unknown): boolean {
  const dates = datesTapees(valeur);
  const { duree } = (valeur ?? {}) as Tape;
  return !dates || duree === undefined || duree === 'journee' || dates.du === dates.au;
}

const periodeDe = (d: Dates) => ({ du: demiJournee(d.du, d.momentDu), au: demiJournee(d.au, d.momentAu) });

function enOrdre(valeur: unknown): boolean {
  const dates = datesTapees(valeur);
  if (!dates) return true;
  const periode = periodeDe(dates);
  return periode.du <= periode.au;
}

function assezCourt(valeur: unknown): boolean {
  const dates = datesTapees(valeur);
  return !dates || !enOrdre(valeur) || tientDansLeCheminCourt(periodeDe(dates));
}

function phraseInversee(valeur: unknown): string {
  const dates = datesTapees(valeur);
  if (!dates) return '';
  if (dates.du === dates.au) return 'Le stage finit le matin et commence l’après-midi du même jour. Vérifiez les deux moments.';
  return `La fin, ${libelleJour(dates.au)}, est avant le début, ${libelleJour(dates.du)}. Peut-être les deux dates sont-elles inversées.`;
}

const TROP_LONG =
  'Une observation dure deux jours au plus. Pour plus longtemps, il faut une convention : parlez-en à la coordination.';

/** A proposal: she sends someone of her team, or she invites someone of another one. */
export const saisieStage = z
  .object({
    sens: choix(['envoyer', 'accueillir'], 'Dites si vous envoyez quelqu’un ou si vous accueillez.'),
    structureId: identifiant('Choisissez votre structure.'),
    autreStructureId: identifiant('Choisissez l’autre structure.'),
    stagiaireId: identifiant('Choisissez qui part en stage.'),
    du: jour('Donnez le premier jour.'),
    momentDu: moment,
    au: jour('Donnez le dernier jour.').optional(),
    momentAu: moment,
    duree: choix(DUREES, 'Choisissez la journée, le matin ou l’après-midi.').optional(),
    objectif: texte({ max: 2000, manque: 'Écrivez au moins une phrase.' }),
    tutriceId: identifiantFacultatif(),
    message: texteFacultatif({ max: 1000 }),
    geste: texteFacultatif({ max: 60 }),
  })
  .refine(demiSurUnJour, {
    path: ['duree'],
    error: 'Une demi-journée tient en un seul jour : laissez le dernier jour vide, ou choisissez toute la journée.',
    when: () => true,
  })
  .refine(enOrdre, { path: ['au'], error: (faute) => phraseInversee(faute.input), when: () => true })
  .refine(assezCourt, { path: ['au'], error: TROP_LONG, when: () => true })
  .transform(({ duree, au, ...tape }) => {
    const { momentDu, momentAu } = completer({ ...tape, au, duree });
    return { ...tape, au: au ?? tape.du, momentDu, momentAu };
  });
export type SaisieStage = z.output<typeof saisieStage>;

/** What an act on a stage may carry; which of these it needs is for the verbe to say. */
export const saisieTransition = z.object({
  motif: texteFacultatif({ max: 1000 }),
  texte: texteFacultatif({ max: 4000 }),
  auNomDe: identifiantFacultatif(),
  canal: choix(CANAUX, 'Dites comment la réponse vous est parvenue.').optional(),
});

/** A stage that is being prepared: what the page's address already says. */
export const saisiePreparation = z.object({
  sens: choix(['envoyer', 'accueillir'], '').optional().catch(undefined),
  structure: identifiantFacultatif().catch(undefined),
  accueil: identifiantFacultatif().catch(undefined),
  origine: identifiantFacultatif().catch(undefined),
});
