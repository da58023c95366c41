import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { instant } from '#db/colonnes.ts';

/** A search that someone keeps: what it finds anew is told to her in her letter. */
export const recherchesGardees = sqliteTable(
  'recherches_gardees',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    personneId: integer('personne_id')
      .notNull()
      .references(() => personnes.id),
    /** As it was typed. */
    q: text().notNull(),
    /** The parameters of its address, filters in force included, always in the same order. */
    adresse: text().notNull(),
    creeeLe: instant('creee_le').notNull(),
  },
  (t) => [
    uniqueIndex('recherches_gardees_une').on(t.personneId, t.adresse),
    index('recherches_gardees_personne').on(t.personneId, t.creeeLe),
  ],
);
