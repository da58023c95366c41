import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { instant, jour } from '#db/colonnes.ts';

/** Days on which a structure is closed, both included: nobody is welcomed then. */
export const fermetures = sqliteTable(
  'fermetures',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    du: jour('du').notNull(),
    au: jour('au').notNull(),
    /** « travaux », « congés d’été »; null when nobody said. */
    motif: text(),
    noteLe: instant('note_le').notNull(),
    noteParId: integer('note_par_id').references(() => personnes.id),
  },
  (t) => [index('fermetures_structure').on(t.structureId, t.au), check('fermetures_ordre', sql`${t.du} <= ${t.au}`)],
);
