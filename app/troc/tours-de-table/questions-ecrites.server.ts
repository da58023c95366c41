import { eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { type QuestionLue, questionsDe } from './dossiers.server.ts';
import { OPTIONS_MAX } from './questions.ts';
import type { QuestionEcrite } from './saisie.ts';
import { questionsTour } from './tables.ts';

/** Writes the questions of a draft in the place of those it had. Each keeps its tie to an earlier one as long as it asks the same thing. */
export function ecrireQuestions(
  { db }: Contexte,
  tourId: number,
  questions: readonly QuestionEcrite[],
  repriseDeId: number | null,
): void {
  const anciennes: QuestionLue[] = repriseDeId === null ? [] : questionsDe({ db }, repriseDeId);
  const lignes = questions.map(({ unite, options, ...question }, rang) => {
    const ancienne = anciennes.find(({ id }) => id === question.repriseDeId);
    const memeQuestion = ancienne?.genre === question.genre && ancienne.intitule === question.intitule;
    return {
      ...question,
      ...{ id: undefined, tourId, rang, unite: unite || null, options: options.slice(0, OPTIONS_MAX) },
      repriseDeId: memeQuestion ? ancienne.id : null,
    };
  });
  db.delete(questionsTour).where(eq(questionsTour.tourId, tourId)).run();
  if (lignes.length > 0) db.insert(questionsTour).values(lignes).run();
}

/** Whether two sets ask the same, word for word. */
export function memesQuestions(unes: readonly QuestionLue[], autres: readonly QuestionEcrite[]): boolean {
  const dite = ({ genre, intitule, unite, plusieurs, facultative, options }: Omit<QuestionLue, 'id'>) =>
    JSON.stringify([genre, intitule, unite, plusieurs, facultative, options]);
  return JSON.stringify(unes.map(dite)) === JSON.stringify(autres.map(dite));
}
