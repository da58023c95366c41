import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { instant, json, parmi } from '#db/colonnes.ts';
import { GENRES_IMPORT } from './genres-d-import.ts';

/** A list read but not yet confirmed: the dry run of an import. */
export const imports = sqliteTable(
  'imports',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    personneId: integer('personne_id').references(() => personnes.id),
    /** What its rows speak of. */
    genre: text({ enum: GENRES_IMPORT }).notNull().default('structures'),
    nomFichier: text('nom_fichier').notNull(),
    /** Its sheets as they were read, in JSON: a spreadsheet is opened once. */
    contenu: blob({ mode: 'buffer' }).notNull(),
    /** The correspondence corrected by hand: rank of the column → field, '' to leave it out. */
    colonnes: json<Record<string, string>>('colonnes'),
    /** The sheet chosen among several. */
    feuille: text(),
    /** What was answered to its questions: row → subject → answer, '' to leave the row out. */
    reponses: json<Record<string, Record<string, string>>>('reponses'),
    creeLe: instant('cree_le').notNull(),
    ecritLe: instant('ecrit_le'),
  },
  (t) => [parmi('imports_genre', t.genre, GENRES_IMPORT)],
);

/** What a title became when someone corrected it: the next list finds it again. */
export const correspondances = sqliteTable(
  'correspondances',
  {
    genre: text({ enum: GENRES_IMPORT }).notNull(),
    /** Folded. */
    titre: text().notNull(),
    /** Empty: left out. */
    champ: text().notNull(),
    modifieLe: instant('modifie_le').notNull(),
  },
  (t) => [primaryKey({ columns: [t.genre, t.titre] }), parmi('correspondances_genre', t.genre, GENRES_IMPORT)],
);
