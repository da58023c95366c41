import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, json, plie } from '#db/colonnes.ts';

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

/** A distance by road that someone knows better than the estimate: one row a pair, whichever way one drives. */
export const distancesCorrigees = sqliteTable(
  'distances_corrigees',
  {
    /** The smaller of the two INSEE codes. */
    communeA: text('commune_a')
      .notNull()
      .references(() => communes.code),
    communeB: text('commune_b')
      .notNull()
      .references(() => communes.code),
    km: integer().notNull(),
    corrigeeLe: instant('corrigee_le').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communeA, t.communeB] }),
    index('distances_corrigees_b').on(t.communeB),
    check('distances_corrigees_ordre', sql`${t.communeA} < ${t.communeB}`),
    check('distances_corrigees_km', sql`${t.km} between 1 and 1000`),
  ],
);
