import type { Formulaire } from '#app/commun/formulaire.ts';
import { GENRES_QUESTION, type GenreQuestion, QUESTIONS_MAX, type Question } from './questions.ts';

/** A question as the form of a draft types it; options one a line. */
export interface QuestionTapee {
  genre: GenreQuestion;
  intitule: string;
  unite: string;
  plusieurs: boolean;
  facultative: boolean;
  options: string;
  /** The question of an earlier tour that it asks again, when its words have not changed. */
  repriseDeId: number | null;
}

const CHAMPS = ['genre', 'intitule', 'unite', 'plusieurs', 'facultative', 'options', 'reprise'] as const;
export type ChampDeRedaction = (typeof CHAMPS)[number];

/** Name of a field of the form: « question-0-intitule ». */
export const champDeRedaction = (rang: number, champ: ChampDeRedaction) => `question-${rang}-${champ}`;

const estGenre = (texte: string | undefined): texte is GenreQuestion => GENRES_QUESTION.some((genre) => genre === texte);

/** The questions that a form holds, in their order: those that have a kind. */
export function questionsTapees(valeurs: Formulaire['valeurs']): QuestionTapee[] {
  const questions: QuestionTapee[] = [];
  for (let rang = 0; rang < QUESTIONS_MAX; rang++) {
    const lu = (champ: ChampDeRedaction) => valeurs[champDeRedaction(rang, champ)];
    const genre = lu('genre');
    if (!estGenre(genre)) continue;
    const reprise = lu('reprise') ?? '';
    questions.push({
      ...{ genre, intitule: lu('intitule') ?? '', unite: lu('unite') ?? '', options: lu('options') ?? '' },
      ...{ plusieurs: Boolean(lu('plusieurs')), facultative: Boolean(lu('facultative')) },
      repriseDeId: /^[1-9]\d{0,14}$/.test(reprise) ? Number(reprise) : null,
    });
  }
  return questions;
}

/** The same questions as the form types them. */
export function enRedaction(questions: readonly QuestionTapee[]): Formulaire['valeurs'] {
  const valeurs: Formulaire['valeurs'] = {};
  for (const [rang, une] of questions.entries()) {
    valeurs[champDeRedaction(rang, 'genre')] = une.genre;
    valeurs[champDeRedaction(rang, 'intitule')] = une.intitule;
    valeurs[champDeRedaction(rang, 'unite')] = une.unite;
    valeurs[champDeRedaction(rang, 'options')] = une.options;
    if (une.plusieurs) valeurs[champDeRedaction(rang, 'plusieurs')] = 'on';
    if (une.facultative) valeurs[champDeRedaction(rang, 'facultative')] = 'on';
    if (une.repriseDeId !== null) valeurs[champDeRedaction(rang, 'reprise')] = String(une.repriseDeId);
  }
  return valeurs;
}

/** A question of a tour de table, to be typed again. */
export const aRetaper = (question: Question, repriseDeId: number | null): QuestionTapee => ({
  ...{ genre: question.genre, intitule: question.intitule, unite: question.unite },
  ...{ plusieurs: question.plusieurs, facultative: question.facultative, options: question.options.join('\n'), repriseDeId },
});

/** A new question: words and numbers may be left empty, a choice is a question that one answers. */
const neuve = (genre: GenreQuestion): QuestionTapee => ({
  ...{ genre, intitule: '', unite: '', plusieurs: false, facultative: genre !== 'choix', options: '', repriseDeId: null },
});

/** What a button of the form does to the questions: « ajouter-choix », « monter-2 », « descendre-0 », « enlever-1 ». */
const GESTE = /^(?:(ajouter)-(\w+)|(monter|descendre|enlever)-([0-7]))$/;
export const estUnGeste = (acte: string | undefined): boolean => GESTE.test(acte ?? '');

/**
 * The form after one of these buttons, with everything that was typed.
 * @returns the form, and the rank of the question that the eye looks for
 */
export function apresLeGeste(valeurs: Formulaire['valeurs']): { formulaire: Formulaire; rang: number } {
  const [, ajouter, genre, mouvement, numero] = GESTE.exec(valeurs.acte ?? '') ?? [];
  const questions = questionsTapees(valeurs);
  const rang = Number(numero ?? 0);
  let vers = rang;
  if (ajouter && estGenre(genre) && questions.length < QUESTIONS_MAX) {
    questions.push(neuve(genre));
    vers = questions.length - 1;
  } else if (mouvement === 'enlever') {
    questions.splice(rang, 1);
    vers = Math.max(0, Math.min(rang, questions.length - 1));
  } else if (mouvement) {
    vers = mouvement === 'monter' ? rang - 1 : rang + 1;
    const [une, autre] = [questions[rang], questions[vers]];
    if (une && autre) [questions[rang], questions[vers]] = [autre, une];
    else vers = rang;
  }
  const reste = Object.entries(valeurs).filter(([nom]) => !nom.startsWith('question-'));
  return { formulaire: { valeurs: { ...Object.fromEntries(reste), ...enRedaction(questions) }, erreurs: {} }, rang: vers };
}
