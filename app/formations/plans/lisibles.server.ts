import { inArray, type SQL, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { structures } from '#app/reseau/structures/tables.ts';

/** Condition on `structures`: those whose plan the reader may read, as `DROITS_PLAN` says it for one. */
export function planLisible({ acteur }: Pick<ContextePersonne, 'acteur'>): SQL | undefined {
  const { roles, responsableDe } = acteur;
  if (roles.includes('coordination')) return undefined;
  return roles.includes('partenaire') || responsableDe.length === 0 ? sql`0` : inArray(structures.id, [...responsableDe]);
}
