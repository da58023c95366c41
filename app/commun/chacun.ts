/** What could not be done, by id, with why. */
export type Echecs = Map<number, unknown>;

/** Runs once a line: one that fails stops no other. @returns how many were done */
export function pourChacun<T extends { id: number }>(lignes: readonly T[], echecs: Echecs, faire: (ligne: T) => boolean): number {
  let combien = 0;
  for (const ligne of lignes) {
    try {
      if (faire(ligne)) combien += 1;
    } catch (erreur) {
      echecs.set(ligne.id, erreur);
    }
  }
  return combien;
}

const LISTES = 10;

/**
 * One error for all that could not be done, to be thrown once the others are.
 * @param noms masculine: « stage », « stages »
 * @param fait the sentence on what was done
 */
export function resumerEchecs(echecs: Echecs, [un, plusieurs]: readonly [string, string], fait: string): Error {
  const ids = [...echecs.keys()];
  const [premiere] = echecs.values();
  const lesquels = `${ids.slice(0, LISTES).join(', ')}${ids.length > LISTES ? '…' : ''}`;
  const sujet = ids.length > 1 ? `${ids.length} ${plusieurs} n’ont pas pu être traités` : `Un ${un} n’a pas pu être traité`;
  const pourquoi = premiere instanceof Error ? premiere.message : String(premiere);
  return new Error(`${sujet} (${lesquels})\u00a0: ${pourquoi} Le reste est fait. ${fait}`, { cause: premiere });
}
