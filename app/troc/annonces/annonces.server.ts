import { and, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { annonces } from './tables.ts';

export type LigneAnnonce = typeof annonces.$inferSelect;

/** Condition on `annonces`: those that the actor may see. It belongs in the WHERE of every query. */
export function visible({ acteur }: Pick<Contexte, 'acteur'>): SQL | undefined {
  if (acteur.personneId === null || acteur.roles.includes('coordination')) return undefined;
  if (acteur.roles.includes('partenaire')) return sql`0`;
  return or(ne(annonces.statut, 'brouillon'), inArray(annonces.structureId, [...acteur.membreDe]));
}

/**
 * The row of an annonce.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function exigerAnnonce(ctx: Contexte, id: number | undefined): LigneAnnonce {
  const ligne =
    id === undefined
      ? undefined
      : ctx.db
          .select()
          .from(annonces)
          .where(and(eq(annonces.id, id), visible(ctx)))
          .get();
  if (!ligne) throw introuvable();
  return ligne;
}
