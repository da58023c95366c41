import { eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { besoinsParticuliers } from './tables.ts';

/** Writes a meal, a step, an interpreter beside an inscription; an empty one erases it. In the transaction of the verbe. */
export function ecrireLeBesoinParticulier(ctx: Contexte, inscriptionId: number, texte: string | undefined): void {
  if (!texte) {
    oublierLeBesoinParticulier(ctx, inscriptionId);
    return;
  }
  const ecritLe = ctx.maintenant;
  ctx.db
    .insert(besoinsParticuliers)
    .values({ inscriptionId, texte, ecritLe })
    .onConflictDoUpdate({ target: besoinsParticuliers.inscriptionId, set: { texte, ecritLe } })
    .run();
}

/** Erases what was said beside an inscription; in the transaction of the verbe. */
export function oublierLeBesoinParticulier({ db }: Contexte, inscriptionId: number): void {
  db.delete(besoinsParticuliers).where(eq(besoinsParticuliers.inscriptionId, inscriptionId)).run();
}
