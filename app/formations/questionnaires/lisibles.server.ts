import { and, eq, exists, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { formations, formatrices } from '#app/formations/programme/tables.ts';

/** Condition on `formations`: those whose synthesis the reader may read, as `lireLaSynthese` says it for one. */
export function syntheseLisible({ db, acteur }: Pick<ContextePersonne, 'db' | 'acteur'>): SQL | undefined {
  const { personneId, roles, membreDe, responsableDe } = acteur;
  if (roles.includes('coordination')) return undefined;
  if (roles.includes('partenaire') || membreDe.length === 0) return sql`0`;
  const forme = db
    .select({ un: sql`1` })
    .from(formatrices)
    .where(and(eq(formatrices.formationId, formations.id), eq(formatrices.personneId, personneId)));
  return or(
    ...[eq(formations.organisatriceId, personneId), exists(forme)],
    responsableDe.length > 0 ? inArray(formations.structureId, [...responsableDe]) : undefined,
  );
}
