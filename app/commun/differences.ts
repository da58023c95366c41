/** What changed, as the journal keeps it. */
export interface Differences<C extends string> {
  champs: C[];
  avant: Record<string, unknown>;
  apres: Record<string, unknown>;
}

const pareils = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));

/**
 * The fields of `apres` that differ from `avant`, with what they held and what they hold; null when none does.
 * Lists and objects are compared by what they hold; undefined is null.
 */
export function differences<C extends string>(
  avant: Readonly<Partial<Record<C, unknown>>>,
  apres: Readonly<Partial<Record<C, unknown>>>,
): Differences<C> | null {
  const champs = (Object.keys(apres) as C[]).filter((champ) => !pareils(avant[champ] ?? null, apres[champ] ?? null));
  if (champs.length === 0) return null;
  const garder = (etat: Readonly<Partial<Record<C, unknown>>>) =>
    Object.fromEntries(champs.map((champ) => [champ, etat[champ] ?? null]));
  return { champs, avant: garder(avant), apres: garder(apres) };
}
