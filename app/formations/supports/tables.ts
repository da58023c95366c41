import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { formations } from '#app/formations/programme/tables.ts';
import { instant } from '#db/colonnes.ts';

/** Material for those who come: a file of the house (objet `support_formation`), or a link elsewhere. */
export const supportsDeFormation = sqliteTable(
  'supports_formation',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    formationId: integer('formation_id')
      .notNull()
      .references(() => formations.id),
    titre: text().notNull(),
    lien: text(),
    ajouteLe: instant('ajoute_le').notNull(),
  },
  (t) => [index('supports_formation_formation').on(t.formationId)],
);
