import { sql } from 'drizzle-orm';
import { blob, check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { instant } from '#db/colonnes.ts';

/** Files are rows: one backup, one transaction. Served only through the right of their object. */
export const fichiers = sqliteTable(
  'fichiers',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    domaine: text().notNull(),
    objet: text().notNull(),
    objetId: integer('objet_id').notNull(),
    nom: text().notNull(),
    /** MIME type found in the content, never the one announced. */
    genre: text().notNull(),
    octets: integer().notNull(),
    contenu: blob({ mode: 'buffer' }).notNull(),
    /** Smaller size of a photo. */
    vignette: blob({ mode: 'buffer' }),
    deposeLe: instant('depose_le').notNull(),
    deposeParId: integer('depose_par_id').references(() => personnes.id),
  },
  (t) => [
    index('fichiers_objet').on(t.domaine, t.objet, t.objetId),
    check('fichiers_taille', sql`${t.octets} between 1 and 10485760`),
  ],
);
