import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { json, plie } from '#db/colonnes.ts';

/** Communes of the network's department; points are the bourg where known. */
export const communes = sqliteTable(
  'communes',
  {
    /** INSEE code. */
    code: text().primaryKey(),
    nom: text().notNull(),
    departement: text().notNull(),
    codesPostaux: json<string[]>('codes_postaux').notNull(),
    population: integer(),
    lat: real(),
    lon: real(),
    /** A former commune points to the one it merged into. */
    fusionneeDans: text('fusionnee_dans'),
    nomPlie: plie('nom_plie', 'nom'),
  },
  (t) => [index('communes_departement').on(t.departement)],
);

/** Quartiers prioritaires de la politique de la ville. */
export const qpv = sqliteTable(
  'qpv',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    nom: text().notNull(),
    communeCode: text('commune_code')
      .notNull()
      .references(() => communes.code),
  },
  (t) => [uniqueIndex('qpv_un').on(t.communeCode, t.nom)],
);
