import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { CANAUX } from '#app/commun/canaux.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { instant, parmi } from '#db/colonnes.ts';
import { GENRES_QUESTIONNAIRE } from './questionnaires.ts';

/** A questionnaire that was sent to someone who came, and when she answered. */
export const questionnairesDeFormation = sqliteTable(
  'questionnaires_formation',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    inscriptionId: integer('inscription_id')
      .notNull()
      .references(() => inscriptions.id),
    genre: text({ enum: GENRES_QUESTIONNAIRE }).notNull(),
    envoyeLe: instant('envoye_le').notNull(),
    rappeleLe: instant('rappele_le'),
    /** Grows with each answer: one changes the answer that one has read. */
    version: integer().notNull().default(0),
    donneLe: instant('donne_le'),
    /** How it was heard, when it was noted for her; null when she wrote it herself. */
    canal: text({ enum: CANAUX }),
  },
  (t) => [
    uniqueIndex('questionnaires_formation_un').on(t.inscriptionId, t.genre),
    index('questionnaires_formation_donne').on(t.genre, t.donneLe),
    parmi('questionnaires_formation_genre', t.genre, GENRES_QUESTIONNAIRE),
    parmi('questionnaires_formation_canal', t.canal, CANAUX),
    check('questionnaires_formation_entendue', sql`${t.canal} is null or ${t.donneLe} is not null`),
    check('questionnaires_formation_donne_le', sql`(${t.donneLe} is null) = (${t.version} = 0)`),
  ],
);

/** What was answered to one question, by its code. */
export const reponsesDeFormation = sqliteTable(
  'reponses_formation',
  {
    questionnaireId: integer('questionnaire_id')
      .notNull()
      .references(() => questionnairesDeFormation.id),
    question: text().notNull(),
    note: integer(),
    mots: text(),
  },
  (t) => [
    primaryKey({ columns: [t.questionnaireId, t.question] }),
    check('reponses_formation_une', sql`(${t.note} is null) <> (${t.mots} is null)`),
    check('reponses_formation_note', sql`${t.note} is null or ${t.note} between 1 and 4`),
  ],
);
