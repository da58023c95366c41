import { and, eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ouvreLeTroc } from '#app/troc/stages/listes.server.ts';
import { visible } from '#app/troc/stages/stages.server.ts';
import { stages } from '#app/troc/stages/tables.ts';

/** Whoever sees a stage sees the scans of what was signed for it. */
export const voitLeStage = (ctx: ContextePersonne, stageId: number): boolean =>
  ouvreLeTroc(ctx.acteur) &&
  ctx.db
    .select({ id: stages.id })
    .from(stages)
    .where(and(eq(stages.id, stageId), visible(ctx)))
    .get() !== undefined;
