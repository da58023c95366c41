import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { seances } from '#app/formations/programme/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { instant, parmi } from '#db/colonnes.ts';
import { ETATS_PRESENCE, MOYENS_PRESENCE } from './presences.ts';

/** Whether someone was there, one half-day; rows are only added, the last one counts. */
export const presences = sqliteTable(
  'presences',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    inscriptionId: integer('inscription_id')
      .notNull()
      .references(() => inscriptions.id),
    seanceId: integer('seance_id')
      .notNull()
      .references(() => seances.id),
    /** 1 for what was noted first; each correction is one more. */
    rang: integer().notNull(),
    etat: text({ enum: ETATS_PRESENCE }).notNull(),
    moyen: text({ enum: MOYENS_PRESENCE }).notNull(),
    le: instant('le').notNull(),
    parId: integer('par_id')
      .notNull()
      .references(() => personnes.id),
    /** Why it was corrected. */
    motif: text(),
  },
  (t) => [
    uniqueIndex('presences_rang').on(t.inscriptionId, t.seanceId, t.rang),
    index('presences_seance').on(t.seanceId),
    index('presences_par').on(t.parId),
    parmi('presences_etat', t.etat, ETATS_PRESENCE),
    parmi('presences_moyen', t.moyen, MOYENS_PRESENCE),
    check('presences_correction', sql`${t.rang} >= 1 and (${t.rang} = 1 or ${t.motif} is not null)`),
  ],
);
