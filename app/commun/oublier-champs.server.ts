import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Base } from '#db/ouvrir.ts';
import { journal } from './tables.ts';

/** Drops fields from what the journal keeps of some objects: reasons written there go with the person they spoke of. */
export function oublierChamps(
  db: Base,
  { domaine, objet }: { domaine: string; objet: string },
  ids: readonly number[],
  champs: readonly string[],
): void {
  const chemins = sql.join(
    champs.map((champ) => sql`${`$.${champ}`}`),
    sql`, `,
  );
  db.update(journal)
    .set({
      avant: sql`json_remove(${journal.avant}, ${chemins})`,
      apres: sql`json_remove(${journal.apres}, ${chemins})`,
    })
    .where(and(eq(journal.domaine, domaine), eq(journal.objet, objet), inArray(journal.objetId, [...ids])))
    .run();
}
