import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { instant, jour, parmi } from '#db/colonnes.ts';
import { QUALITES } from './signataires.ts';

/** Who may sign for a structure, in what quality, between which days (both included, null: open). */
export const signataires = sqliteTable(
  'signataires',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    personneId: integer('personne_id')
      .notNull()
      .references(() => personnes.id),
    qualite: text({ enum: QUALITES }).notNull(),
    /** The day of the written delegation. */
    delegationDu: jour('delegation_du'),
    du: jour('du'),
    au: jour('au'),
    noteLe: instant('note_le').notNull(),
    noteParId: integer('note_par_id').references(() => personnes.id),
  },
  (t) => [
    index('signataires_structure').on(t.structureId, t.au),
    index('signataires_personne').on(t.personneId),
    parmi('signataires_qualite', t.qualite, QUALITES),
    check('signataires_ordre', sql`${t.du} is null or ${t.au} is null or ${t.du} <= ${t.au}`),
    check('signataires_delegation', sql`(${t.qualite} = 'delegation') = (${t.delegationDu} is not null)`),
  ],
);
