import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { CANAUX } from '#app/commun/canaux.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { booleen, instant, jour, json, parmi } from '#db/colonnes.ts';
import { GENRES_QUESTION } from './questions.ts';
import { STATUTS_TOUR } from './tours-de-table.ts';

export const toursDeTable = sqliteTable(
  'tours_de_table',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    statut: text({ enum: STATUTS_TOUR }).notNull(),
    version: integer().notNull().default(1),
    titre: text().notNull(),
    /** Why one asks, in a few sentences. */
    texte: text(),
    /** The last day on which one may answer. */
    dernierJour: jour('dernier_jour').notNull(),
    /** How many answers before anything of them is shown. */
    minimum: integer().notNull(),
    /** The earlier one whose questions it asks again. */
    repriseDeId: integer('reprise_de_id').references((): AnySQLiteColumn => toursDeTable.id),
    prepareParId: integer('prepare_par_id')
      .notNull()
      .references(() => personnes.id),
    modifieLe: instant('modifie_le').notNull(),
    ouvertLe: instant('ouvert_le'),
    rappeleLe: instant('rappele_le'),
    closLe: instant('clos_le'),
    /** What came of it, in the coordination's words. */
    suite: text(),
    suiteLe: instant('suite_le'),
  },
  (t) => [
    index('tours_de_table_statut').on(t.statut, t.dernierJour),
    parmi('tours_de_table_statut_connu', t.statut, STATUTS_TOUR),
    check('tours_de_table_minimum', sql`${t.minimum} between 1 and 50`),
    check('tours_de_table_ouverture', sql`${t.statut} in ('brouillon', 'retire') or ${t.ouvertLe} is not null`),
    check('tours_de_table_cloture', sql`(${t.statut} = 'clos') = (${t.closLe} is not null)`),
    check(
      'tours_de_table_suite',
      sql`(${t.suite} is null) = (${t.suiteLe} is null) and (${t.suite} is null or ${t.statut} = 'clos')`,
    ),
  ],
);

/** The questions, frozen once the tour de table is open. */
export const questionsTour = sqliteTable(
  'questions_tour',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    tourId: integer('tour_id')
      .notNull()
      .references(() => toursDeTable.id),
    rang: integer().notNull(),
    genre: text({ enum: GENRES_QUESTION }).notNull(),
    intitule: text().notNull(),
    unite: text(),
    /** A choice may have several answers. */
    plusieurs: booleen('plusieurs').notNull().default(false),
    /** It may be left empty. */
    facultative: booleen('facultative').notNull().default(false),
    options: json<string[]>('options').notNull().default(sql`'[]'`),
    /** The question of an earlier one that it asks again: its figures are shown beside. */
    repriseDeId: integer('reprise_de_id').references((): AnySQLiteColumn => questionsTour.id),
  },
  (t) => [
    uniqueIndex('questions_tour_rang').on(t.tourId, t.rang),
    parmi('questions_tour_genre', t.genre, GENRES_QUESTION),
    check('questions_tour_rang_borne', sql`${t.rang} between 0 and 7`),
    check(
      'questions_tour_options',
      sql`case when ${t.genre} = 'choix' then json_array_length(${t.options}) between 2 and 8 else ${t.options} = '[]' end`,
    ),
    check('questions_tour_plusieurs', sql`${t.plusieurs} = 0 or ${t.genre} = 'choix'`),
    check('questions_tour_unite', sql`${t.unite} is null or ${t.genre} = 'nombre'`),
  ],
);

/** A structure that is asked, and its answer once it has given one. */
export const reponsesTour = sqliteTable(
  'reponses_tour',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    tourId: integer('tour_id')
      .notNull()
      .references(() => toursDeTable.id),
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    /** Grows with each answer: one changes the answer that one has read. */
    version: integer().notNull().default(0),
    /** Who answered for it; the last one counts. */
    personneId: integer('personne_id').references(() => personnes.id),
    donneeLe: instant('donnee_le'),
    /** How the coordination heard it, when she noted it. */
    canal: text({ enum: CANAUX }),
    /** Its words are shown with the structure's name. */
    signee: booleen('signee').notNull().default(false),
  },
  (t) => [
    uniqueIndex('reponses_tour_structure').on(t.tourId, t.structureId),
    index('reponses_tour_de_la_structure').on(t.structureId),
    check(
      'reponses_tour_donnee',
      sql`(${t.donneeLe} is null) = (${t.personneId} is null) and (${t.donneeLe} is null) = (${t.version} = 0)`,
    ),
    check('reponses_tour_canal', sql`${t.canal} is null or ${t.donneeLe} is not null`),
    parmi('reponses_tour_canal_connu', t.canal, CANAUX),
  ],
);

/** What a structure answered to one question. */
export const valeursTour = sqliteTable(
  'valeurs_tour',
  {
    reponseId: integer('reponse_id')
      .notNull()
      .references(() => reponsesTour.id),
    questionId: integer('question_id')
      .notNull()
      .references(() => questionsTour.id),
    /** Ranks of the options chosen. */
    choix: json<number[]>('choix'),
    nombre: real(),
    texte: text(),
  },
  (t) => [
    primaryKey({ columns: [t.reponseId, t.questionId] }),
    check('valeurs_tour_une', sql`(${t.choix} is not null) + (${t.nombre} is not null) + (${t.texte} is not null) = 1`),
  ],
);
