import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { structures } from '#app/reseau/structures/tables.ts';
import { jour, parmi } from '#db/colonnes.ts';
import { DONNES, NATURES_AGREMENT } from './agrements.ts';

/** Kinds of agréments and conventionnements: reference data that the coordination keeps. */
export const genresAgrement = sqliteTable(
  'genres_agrement',
  {
    code: text().primaryKey(),
    nom: text().notNull(),
    sigle: text(),
    nature: text({ enum: NATURES_AGREMENT }).notNull(),
    /** What a structure that holds it is; null: it says nothing of it. */
    donne: text({ enum: DONNES }),
    rang: integer().notNull().default(0),
  },
  (t) => [
    parmi('genres_agrement_nature', t.nature, NATURES_AGREMENT),
    parmi('genres_agrement_donne', t.donne, DONNES),
    uniqueIndex('genres_agrement_nom').on(t.nom),
  ],
);

/** What the circulars say of a kind, from a day on: the last one before a day is in force. */
export const reglesAgrement = sqliteTable(
  'regles_agrement',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    genre: text()
      .notNull()
      .references(() => genresAgrement.code),
    depuis: jour('depuis').notNull(),
    decideur: text(),
    anneesMin: integer('annees_min'),
    anneesMax: integer('annees_max'),
    /** Another kind that must be held beside this one. */
    exige: text().references(() => genresAgrement.code),
    /** Required level of who directs or refers, in words. */
    niveau: text(),
    source: text().notNull(),
  },
  (t) => [
    uniqueIndex('regles_agrement_une').on(t.genre, t.depuis),
    check(
      'regles_agrement_annees',
      sql`(${t.anneesMin} is null or ${t.anneesMin} between 1 and 20) and (${t.anneesMax} is null or ${t.anneesMax} between coalesce(${t.anneesMin}, 1) and 20)`,
    ),
  ],
);

/** Dated facts; of one kind, a structure has one at a time (a trigger holds it). */
export const agrements = sqliteTable(
  'agrements',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    genre: text()
      .notNull()
      .references(() => genresAgrement.code),
    /** Both included; null: not known, or without end. */
    du: jour('du'),
    au: jour('au'),
    /** Deciding body. */
    decideur: text(),
    decideLe: jour('decide_le'),
    /** The day the file of the renewal was handed in. */
    renouvellementDemandeLe: jour('renouvellement_demande_le'),
    version: integer().notNull().default(1),
  },
  (t) => [
    index('agrements_structure').on(t.structureId, t.genre),
    index('agrements_genre').on(t.genre, t.au),
    check('agrements_ordre', sql`${t.du} is null or ${t.au} is null or ${t.du} <= ${t.au}`),
  ],
);
