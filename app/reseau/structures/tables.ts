import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { communes, qpv } from '#app/reseau/territoire/tables.ts';
import { instant, parmi, plie } from '#db/colonnes.ts';
import { GESTIONS, MILIEUX } from './structures.ts';

export const structures = sqliteTable(
  'structures',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    nom: text().notNull(),
    siret: text(),
    gestion: text({ enum: GESTIONS }),
    federation: text(),
    adresse: text(),
    codePostal: text('code_postal'),
    communeCode: text('commune_code').references(() => communes.code),
    telephone: text(),
    courriel: text(),
    presentation: text(),
    milieu: text({ enum: MILIEUX }),
    siteInternet: text('site_internet'),
    /** Full-time equivalents, with decimals. */
    etp: real(),
    benevoles: integer(),
    /** Where the structure goes, in its own words: « le camion, deux fois par semaine ». */
    itinerance: text(),
    /** When someone of hers last said that all of this is true. */
    confirmeeLe: instant('confirmee_le'),
    /** When she was last asked. */
    rappeleeLe: instant('rappelee_le'),
    /** How many stagiaires the structure welcomes on one half-day. */
    placesStage: integer('places_stage').notNull().default(2),
    /** What whoever comes for a stage should know: how to come in, what to bring, where one eats. */
    consignesStage: text('consignes_stage'),
    creeeLe: instant('creee_le').notNull(),
    partieLe: instant('partie_le'),
    version: integer().notNull().default(1),
    nomPlie: plie('nom_plie', 'nom'),
  },
  (t) => [
    uniqueIndex('structures_siret').on(t.siret),
    // The directory's order, without the structures that left.
    index('structures_annuaire').on(t.partieLe, t.nomPlie, t.id),
    check('structures_places', sql`${t.placesStage} between 0 and 20`),
    check('structures_siret_forme', sql`${t.siret} is null or length(${t.siret}) = 14`),
    check('structures_etp', sql`${t.etp} is null or ${t.etp} between 0 and 1000`),
    check('structures_benevoles', sql`${t.benevoles} is null or ${t.benevoles} between 0 and 10000`),
    parmi('structures_gestion', t.gestion, GESTIONS),
    parmi('structures_milieu', t.milieu, MILIEUX),
  ],
);

/** Communes of a structure's territory, its own among them or not. */
export const structureCommunes = sqliteTable(
  'structure_communes',
  {
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    communeCode: text('commune_code')
      .notNull()
      .references(() => communes.code),
  },
  (t) => [primaryKey({ columns: [t.structureId, t.communeCode] }), index('structure_communes_commune').on(t.communeCode)],
);

export const structureQpv = sqliteTable(
  'structure_qpv',
  {
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    qpvId: integer('qpv_id')
      .notNull()
      .references(() => qpv.id),
  },
  (t) => [primaryKey({ columns: [t.structureId, t.qpvId] }), index('structure_qpv_qpv').on(t.qpvId)],
);

/** Where a structure also is, besides its address: an antenne, a permanence. */
export const sites = sqliteTable(
  'sites',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    nom: text().notNull(),
    adresse: text(),
    communeCode: text('commune_code').references(() => communes.code),
    /** « le mardi matin » */
    quand: text(),
    rang: integer().notNull().default(0),
  },
  (t) => [index('sites_structure').on(t.structureId, t.rang)],
);
