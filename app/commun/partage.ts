/** What one round reads for many people: the first who needs it reads it, the others find it. */
export type Partage = <T>(cle: string, lire: () => T) => T;

/** A round of its own; to be forgotten with it, for it learns of no change. */
export function nouveauPartage(): Partage {
  const lus = new Map<string, unknown>();
  return <T>(cle: string, lire: () => T): T => {
    if (!lus.has(cle)) lus.set(cle, lire());
    return lus.get(cle) as T;
  };
}
