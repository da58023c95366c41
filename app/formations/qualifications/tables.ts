import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { FONCTIONS } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { instant, jour, parmi } from '#db/colonnes.ts';
import { PORTEES_QUALIFICATION, STATUTS_QUALIFICATION, VOIES_QUALIFICATION } from './qualifications.ts';

/** What a fonction asks for, from a day on: of one code, the last one before a day is in force. */
export const qualificationsAttendues = sqliteTable(
  'qualifications_attendues',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    code: text().notNull(),
    fonction: text({ enum: FONCTIONS }).notNull(),
    portee: text({ enum: PORTEES_QUALIFICATION }).notNull(),
    attendu: text().notNull(),
    depuis: jour('depuis').notNull(),
    source: text().notNull(),
  },
  (t) => [
    uniqueIndex('qualifications_attendues_une').on(t.code, t.depuis),
    index('qualifications_attendues_fonction').on(t.fonction, t.depuis),
    parmi('qualifications_attendues_fonction_connue', t.fonction, FONCTIONS),
    parmi('qualifications_attendues_portee_connue', t.portee, PORTEES_QUALIFICATION),
  ],
);

/** Where someone stands with a qualification that her fonction asks for; without a row, it is missing. */
export const qualifications = sqliteTable(
  'qualifications',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    statut: text({ enum: STATUTS_QUALIFICATION }).notNull(),
    version: integer().notNull().default(1),
    personneId: integer('personne_id')
      .notNull()
      .references(() => personnes.id),
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    /** Code of what is expected. */
    code: text().notNull(),
    voie: text({ enum: VOIES_QUALIFICATION }),
    /** The diploma, in words. */
    intitule: text(),
    prevuePour: jour('prevue_pour'),
    obtenueLe: jour('obtenue_le'),
    noteParId: integer('note_par_id')
      .notNull()
      .references(() => personnes.id),
    noteLe: instant('note_le').notNull(),
  },
  (t) => [
    uniqueIndex('qualifications_une').on(t.personneId, t.structureId, t.code),
    index('qualifications_structure').on(t.structureId, t.statut),
    index('qualifications_note_par').on(t.noteParId),
    parmi('qualifications_statut_connu', t.statut, STATUTS_QUALIFICATION),
    parmi('qualifications_voie_connue', t.voie, VOIES_QUALIFICATION),
    check('qualifications_obtenue', sql`${t.obtenueLe} is null or ${t.statut} = 'detenue'`),
  ],
);
