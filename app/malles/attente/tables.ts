import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { malles } from '#app/malles/catalogue/tables.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { demiJournee, instant, parmi } from '#db/colonnes.ts';
import { STATUTS_ATTENTE } from './attentes.ts';

/** Someone who waits for a malle that is taken, for given dates. */
export const attentesDeMalle = sqliteTable(
  'attentes_malle',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    statut: text({ enum: STATUTS_ATTENTE }).notNull(),
    version: integer().notNull().default(1),
    malleId: integer('malle_id')
      .notNull()
      .references(() => malles.id),
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    personneId: integer('personne_id')
      .notNull()
      .references(() => personnes.id),
    du: demiJournee('du').notNull(),
    au: demiJournee('au').notNull(),
    depuis: instant('depuis').notNull(),
    proposeeLe: instant('proposee_le'),
    /** Until when it is held for her. */
    jusqua: instant('jusqua'),
    /** What came of it. */
    reservationId: integer('reservation_id').references(() => reservations.id),
    finieLe: instant('finie_le'),
  },
  (t) => [
    index('attentes_malle_malle').on(t.malleId, t.statut, t.depuis),
    index('attentes_malle_structure').on(t.structureId, t.statut),
    index('attentes_malle_personne').on(t.personneId),
    index('attentes_malle_reservation').on(t.reservationId),
    // Once a structure for the same dates, as long as it waits.
    uniqueIndex('attentes_malle_une')
      .on(t.malleId, t.structureId, t.du, t.au)
      .where(sql`${t.statut} in ('en_attente', 'proposee')`),
    parmi('attentes_malle_statut_connu', t.statut, STATUTS_ATTENTE),
    check('attentes_malle_ordre', sql`${t.du} <= ${t.au}`),
    check('attentes_malle_offre', sql`${t.statut} <> 'proposee' or (${t.proposeeLe} is not null and ${t.jusqua} is not null)`),
    check('attentes_malle_prise', sql`(${t.statut} = 'prise') = (${t.reservationId} is not null)`),
    check('attentes_malle_fin', sql`(${t.statut} in ('prise', 'passee', 'retiree')) = (${t.finieLe} is not null)`),
  ],
);
