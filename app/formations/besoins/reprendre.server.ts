import { and, eq, inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { inviterPourLeBesoin } from '#app/formations/courriels/courriels.server.ts';
import { cycleBesoin, type StatutBesoin, type TransitionBesoin } from './besoins.ts';
import { besoinsDeFormation } from './tables.ts';

type LigneBesoin = typeof besoinsDeFormation.$inferSelect;

const RESUME: Record<Extract<TransitionBesoin, 'reprendre' | 'relacher' | 'satisfaire'>, string> = {
  reprendre: 'a préparé une formation à partir d’un besoin',
  relacher: 'a rendu un besoin à la liste',
  satisfaire: 'a répondu à un besoin par une formation',
};

function passer(
  ctx: Contexte,
  lignes: readonly LigneBesoin[],
  nom: keyof typeof RESUME,
  champs: Partial<typeof besoinsDeFormation.$inferInsert>,
): void {
  for (const ligne of lignes) {
    franchir(ctx, cycleBesoin, nom, {
      ...{ table: besoinsDeFormation, domaine: 'formations', ligne, relations: ['formation'], champs },
      resume: RESUME[nom],
    });
  }
}

const deLaFormation = ({ db }: Contexte, formationId: number, statut: StatutBesoin): LigneBesoin[] =>
  db
    .select()
    .from(besoinsDeFormation)
    .where(and(eq(besoinsDeFormation.formationId, formationId), eq(besoinsDeFormation.statut, statut)))
    .orderBy(besoinsDeFormation.id)
    .all();

/** Ties needs to the formation that is prepared from them; those that are not open any more are left. In the transaction of the verbe. */
export function reprendreLesBesoins(ctx: Contexte, formationId: number, ids: readonly number[]): void {
  if (ids.length === 0) return;
  const ouverts = ctx.db
    .select()
    .from(besoinsDeFormation)
    .where(and(inArray(besoinsDeFormation.id, [...ids]), eq(besoinsDeFormation.statut, 'ouvert')))
    .all();
  passer(ctx, ouverts, 'reprendre', { formationId });
}

/** Called off, it answers nothing: they stand again. */
export const relacherLesBesoins = (ctx: Contexte, formationId: number): void =>
  passer(ctx, deLaFormation(ctx, formationId, 'repris'), 'relacher', { formationId: null });

/** It took place. */
export const satisfaireLesBesoins = (ctx: Contexte, formationId: number): void =>
  passer(ctx, deLaFormation(ctx, formationId, 'repris'), 'satisfaire', { finiLe: ctx.maintenant });

/** Writes to whoever asked for it, once it is open: each person once, whatever she asked. */
export function inviterQuiLaDemandait(ctx: Contexte, formationId: number): void {
  const vues = new Set<number>();
  for (const { autriceId, structureId } of deLaFormation(ctx, formationId, 'repris')) {
    if (vues.has(autriceId)) continue;
    vues.add(autriceId);
    inviterPourLeBesoin(ctx, formationId, { personneId: autriceId, structureId });
  }
}
