import { and, count, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { enCours } from './dossiers.server.ts';
import { reponsesTour, toursDeTable } from './tables.ts';

function attendues(ctx: ContextePersonne, structureId: number): SQL | undefined {
  const ouverts = ctx.db.select({ id: toursDeTable.id }).from(toursDeTable).where(enCours(ctx));
  return and(eq(reponsesTour.structureId, structureId), isNull(reponsesTour.donneeLe), inArray(reponsesTour.tourId, ouverts));
}

/** What the departure of a structure would do to the tours de table that are open. */
export function suitesDuDepartDesTours(ctx: ContextePersonne, structureId: number): string[] {
  const n = ctx.db.select({ n: count() }).from(reponsesTour).where(attendues(ctx, structureId)).get()?.n ?? 0;
  if (n === 0) return [];
  return [`Sa réponse n’est plus attendue ${n === 1 ? 'au tour de table ouvert' : `aux ${n} tours de table ouverts`}.`];
}

/** A structure leaves: what it answered stays counted; otherwise it is not awaited any more. */
export function quitterLesTours(ctx: ContextePersonne, structureId: number): void {
  ctx.db.delete(reponsesTour).where(attendues(ctx, structureId)).run();
}
