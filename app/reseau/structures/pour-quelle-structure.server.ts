import { and, eq, isNull } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible, interdit } from '#app/commun/erreurs.ts';
import { structures } from '#app/reseau/structures/tables.ts';

/**
 * In whose name something is asked or published: the structure that was said, or her only one. Whether she may speak for it
 * is for the rights of what is made.
 * @param phrases said of a structure that is not there, and to someone who has none
 * @throws ErreurMetier INTERDIT; IMPOSSIBLE on `structureId` when there is one to choose
 */
export function pourQuelleStructure(
  { db, acteur }: ContextePersonne,
  dite: number | undefined,
  phrases: { pasLaSienne: string; sansStructure: string },
): number {
  if (dite !== undefined) {
    const presente = and(eq(structures.id, dite), isNull(structures.partieLe));
    if (!db.select({ id: structures.id }).from(structures).where(presente).get()) throw interdit(phrases.pasLaSienne);
    return dite;
  }
  const [premiere, ...autres] = acteur.membreDe;
  if (premiere !== undefined && autres.length === 0) return premiere;
  if (premiere !== undefined || acteur.roles.includes('coordination')) {
    throw impossible('Dites pour quelle structure.', 'structureId');
  }
  throw interdit(phrases.sansStructure);
}
