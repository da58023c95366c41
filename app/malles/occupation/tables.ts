import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { attentesDeMalle } from '#app/malles/attente/tables.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { demiJournee, instant } from '#db/colonnes.ts';

/**
 * The half-days that a malle is held: by a loan, or for whom an offer of the waiting list was made. Two of them cannot share one:
 * a use is on both layers, what is kept before on layer 0, after on layer 1.
 */
export const occupationsDeMalle = sqliteTable(
  'occupations_malle',
  {
    malleId: integer('malle_id')
      .notNull()
      .references(() => malles.id),
    demiJournee: demiJournee('demi_journee').notNull(),
    couche: integer().notNull(),
    reservationId: integer('reservation_id').references(() => reservations.id),
    attenteId: integer('attente_id').references(() => attentesDeMalle.id),
  },
  (t) => [
    primaryKey({ columns: [t.malleId, t.demiJournee, t.couche] }),
    index('occupations_malle_reservation').on(t.reservationId),
    index('occupations_malle_attente').on(t.attenteId),
    check('occupations_malle_couche', sql`${t.couche} in (0, 1)`),
    check('occupations_malle_par', sql`(${t.reservationId} is null) <> (${t.attenteId} is null)`),
  ],
);

/** A need of a malle that someone else had, at the days wished last: whether another should be bought. */
export const refusDeMalle = sqliteTable(
  'refus_malle',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    malleId: integer('malle_id')
      .notNull()
      .references(() => malles.id),
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    du: demiJournee('du').notNull(),
    au: demiJournee('au').notNull(),
    le: instant('le').notNull(),
  },
  (t) => [
    uniqueIndex('refus_malle_un').on(t.malleId, t.structureId, t.du, t.au),
    index('refus_malle_structure').on(t.structureId),
    index('refus_malle_le').on(t.le),
  ],
);
