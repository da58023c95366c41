import { impossible, interdit } from './erreurs.ts';

/**
 * A lifecycle, declared once as a table. The same table draws the buttons, guards the server,
 * feeds the column's CHECK, prints the documentation's diagram and generates the tests.
 */
export interface Transition<S extends string, R extends string, G extends string = never> {
  /** Statuses it starts from; an empty list creates the object. */
  readonly de: readonly S[];
  readonly vers: S;
  /** Relations to the object, any of which is enough. */
  readonly par: readonly R[];
  /** Named conditions, all of which must hold. */
  readonly gardes?: readonly G[];
  /** What the button says. */
  readonly libelle: string;
  /** Past participle for the timeline and the journal: « Accepté ». */
  readonly fait: string;
  /** Whether a reason is asked for. */
  readonly motif?: 'obligatoire' | 'facultatif';
}

export interface Cycle<S extends string, T extends string, R extends string, G extends string = never> {
  readonly objet: string;
  readonly statuts: readonly S[];
  readonly transitions: Readonly<Record<T, Transition<S, R, G>>>;
}

/** Declares a cycle; the generics are inferred so that every name is checked. */
export function definirCycle<
  const S extends string,
  const R extends string,
  const T extends string,
  const G extends string = never,
>(cycle: {
  objet: string;
  statuts: readonly S[];
  relations: readonly R[];
  gardes?: readonly G[];
  transitions: Record<T, Transition<NoInfer<S>, NoInfer<R>, NoInfer<G>>>;
}): Cycle<S, T, R, G> {
  return cycle;
}

/** The names of the transitions a cycle knows, in their declared order. */
export function nomsDesTransitions<S extends string, T extends string, R extends string, G extends string>(
  cycle: Cycle<S, T, R, G>,
): T[] {
  return Object.keys(cycle.transitions) as T[];
}

/**
 * Whether one of these relations allows a transition, whatever the status: for what creates an object, and for the buttons that
 * lead to it.
 */
export function permet<S extends string, T extends string, R extends string, G extends string>(
  cycle: Cycle<S, T, R, G>,
  nom: NoInfer<T>,
  relations: readonly NoInfer<R>[],
): boolean {
  return cycle.transitions[nom].par.some((relation) => relations.includes(relation));
}

/** The transitions open from a status to someone with these relations, guards aside. */
export function possibles<S extends string, T extends string, R extends string, G extends string>(
  cycle: Cycle<S, T, R, G>,
  statut: S,
  relations: readonly R[],
): T[] {
  return nomsDesTransitions(cycle).filter((nom) => cycle.transitions[nom].de.includes(statut) && permet(cycle, nom, relations));
}

/**
 * Checks that a transition may happen now.
 * @throws ErreurMetier INTERDIT when no relation allows it, IMPOSSIBLE when the status or a guard does not.
 */
export function verifierTransition<S extends string, T extends string, R extends string, G extends string>(
  cycle: Cycle<S, T, R, G>,
  nom: T,
  etat: { statut: S; relations: readonly R[]; gardes?: Partial<Record<G, string | true>> },
): Transition<S, R, G> {
  const transition = cycle.transitions[nom];
  if (!permet(cycle, nom, etat.relations)) throw interdit();
  if (!transition.de.includes(etat.statut)) {
    throw impossible('Ce n’est plus possible : la situation a changé entre-temps. Voici où elle en est.');
  }
  for (const garde of transition.gardes ?? []) {
    const resultat = etat.gardes?.[garde];
    // A guard nobody evaluated fails closed.
    if (resultat !== true) throw impossible(resultat ?? 'Ce n’est pas possible pour l’instant.');
  }
  return transition;
}
