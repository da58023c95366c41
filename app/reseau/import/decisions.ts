import type { GenreImport } from './genres-d-import.ts';

/** The fate of a row, in the order in which they are shown: those that need someone come first. */
export const SORTS = ['refusee', 'a_choisir', 'modifiee', 'nouvelle', 'inchangee'] as const;
export type Sort = (typeof SORTS)[number];

export const LIBELLE_SORT: Record<Sort, string> = {
  refusee: 'Refusée',
  a_choisir: 'À choisir',
  modifiee: 'Modifiée',
  nouvelle: 'Nouvelle',
  inchangee: 'Inchangée',
};

/** Answer « leave empty » to a question. */
export const SANS = 'sans';

/** A question that only a person may answer: one select of the dry run. */
export interface Question {
  /** What it bears on, unique in its row: « commune », « mot2 ». */
  sujet: string;
  /** Said to those who listen: « Commune ». */
  quoi: string;
  options: { valeur: string; libelle: string }[];
  /** The option that is selected beforehand: the only commune whose name is one letter away. */
  proposee: string | null;
  /** The option that was answered, '' to leave the row out; null: not yet. */
  reponse: string | null;
}

/** What is understood of a row besides its fields. */
export interface Carnet {
  /** Words that mean nothing known: said whatever becomes of the row. */
  alertes: string[];
  /** What was understood or left out, to be read. */
  notes: string[];
  questions: Question[];
  /** The sentences of the questions that wait. */
  doutes: string[];
}

export const carnetNeuf = (): Carnet => ({ alertes: [], notes: [], questions: [], doutes: [] });

export type ReponsesDeLigne = Readonly<Partial<Record<string, string>>>;
/** By row. */
export type Reponses = ReadonlyMap<number, ReponsesDeLigne>;

/** @returns the answer to a question, when it is one of its options; without one the row waits */
export function demander(
  carnet: Carnet,
  reponses: ReponsesDeLigne,
  question: Omit<Question, 'reponse'>,
  phrase: string,
): string | undefined {
  const donnee = reponses[question.sujet];
  const reponse = question.options.some(({ valeur }) => valeur === donnee) ? donnee : undefined;
  carnet.questions.push({ ...question, reponse: reponse ?? (donnee === '' ? '' : null) });
  if (reponse === undefined) carnet.doutes.push(phrase);
  return reponse;
}

export interface Decision<E = unknown> {
  numero: number;
  nom: string;
  sort: Sort;
  raisons: string[];
  questions: Question[];
  /** The structure it speaks of, when the network knows it already. */
  structureId: number | null;
  /** What is written if the list is confirmed; null: nothing. */
  ecriture: E | null;
}

export function refuser(numero: number, nom: string, phrase: string, { alertes, questions }: Carnet): Decision<never> {
  return { numero, nom, sort: 'refusee', raisons: [phrase, ...alertes], questions, structureId: null, ecriture: null };
}

export function attendre(numero: number, nom: string, { doutes, alertes, notes, questions }: Carnet): Decision<never> {
  const raisons = [...doutes, ...alertes, ...notes];
  return { numero, nom, sort: 'a_choisir', raisons, questions, structureId: null, ecriture: null };
}

/** The answers that the dry run's selects bear before anyone touches them. */
export function reponsesProposees(decisions: readonly Decision[]): Reponses {
  return new Map(
    decisions.flatMap(({ numero, questions }) => {
      const siennes = questions.flatMap(({ sujet, proposee, reponse }) =>
        proposee && reponse === null ? [[sujet, proposee]] : [],
      );
      return siennes.length > 0 ? [[numero, Object.fromEntries(siennes)] as const] : [];
    }),
  );
}

/** What an import's journal line counts. */
export type Compte = Record<Sort, number>;

export function compter(decisions: readonly Decision[]): Compte {
  const compte: Compte = { refusee: 0, a_choisir: 0, modifiee: 0, nouvelle: 0, inchangee: 0 };
  for (const { sort } of decisions) compte[sort] += 1;
  return compte;
}

export const ouvreDesInvitations = (genre: GenreImport): boolean => genre === 'structures' || genre === 'personnes';
