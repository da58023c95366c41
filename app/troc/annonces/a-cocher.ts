import type { Formulaire } from '#app/commun/formulaire.ts';

/** A word of the vocabulary that the form offers. */
export interface Terme {
  slug: string;
  nom: string;
  coche: boolean;
}

/** All that was given under one name; null when nothing was. */
export function listeDe({ valeurs, listes }: Pick<Formulaire, 'valeurs' | 'listes'>, nom: string): readonly string[] | null {
  const seule = valeurs[nom];
  return listes?.[nom] ?? (seule === undefined ? null : [seule]);
}

/** What is offered, ticked as it was posted once it had been shown; as the server recognised it before. */
export function cochesDe(termes: readonly Terme[], formulaire: Formulaire | undefined): readonly Terme[] {
  if (formulaire?.valeurs.vus === undefined) return termes;
  const postes = listeDe(formulaire, 'competences') ?? [];
  return termes.map((terme) => ({ ...terme, coche: postes.includes(terme.slug) }));
}

/** The terms that someone ticked or unticked, or found ticked: what the sentence says next takes none of them away. */
export type Choisis = ReadonlyMap<string, Terme>;
export const choisisAuDebut = (termes: readonly Terme[]): Choisis =>
  new Map(termes.flatMap((terme) => (terme.coche ? [[terme.slug, terme]] : [])));

/** What is shown: the ticked ones that the sentence does not say, then what it says, each as it was left. */
export function montres(offerts: readonly Terme[], choisis: Choisis): Terme[] {
  const tenus = [...choisis.values()].filter(({ slug, coche }) => coche && !offerts.some((terme) => terme.slug === slug));
  return [...tenus, ...offerts.map((terme) => choisis.get(terme.slug) ?? terme)];
}
