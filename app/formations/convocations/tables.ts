import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { formations } from '#app/formations/programme/tables.ts';
import { instant } from '#db/colonnes.ts';

/** A formation whose people are convoked: from then on, whoever has a place is convoked at once. */
export const convocations = sqliteTable(
  'convocations',
  {
    formationId: integer('formation_id')
      .primaryKey()
      .references(() => formations.id),
    aApporter: text('a_apporter'),
    /** Grows when its words change: calendars follow. */
    edition: integer().notNull().default(1),
    le: instant('le').notNull(),
  },
  (t) => [check('convocations_edition', sql`${t.edition} >= 1`)],
);
