import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { objetsDeMalle } from '#app/malles/catalogue/tables.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { instant, parmi } from '#db/colonnes.ts';
import { CAUSES_ECART, REGLEMENTS, SENS_INVENTAIRE } from './inventaires.ts';

/** The count of a malle, at one of the two ends of a loan. The one who gives and the one who receives are named. */
export const inventaires = sqliteTable(
  'inventaires',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    reservationId: integer('reservation_id')
      .notNull()
      .references(() => reservations.id),
    sens: text({ enum: SENS_INVENTAIRE }).notNull(),
    le: instant('le').notNull(),
    parId: integer('par_id')
      .notNull()
      .references(() => personnes.id),
    /** As they were written: whoever is erased leaves nothing but this loan. */
    remis: text().notNull(),
    recu: text().notNull(),
    remarque: text(),
  },
  (t) => [
    uniqueIndex('inventaires_un').on(t.reservationId, t.sens),
    index('inventaires_par').on(t.parId),
    parmi('inventaires_sens', t.sens, SENS_INVENTAIRE),
  ],
);

/** One object counted: how many there were, and what became of the others. */
export const lignesInventaire = sqliteTable(
  'lignes_inventaire',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    inventaireId: integer('inventaire_id')
      .notNull()
      .references(() => inventaires.id),
    objetId: integer('objet_id')
      .notNull()
      .references(() => objetsDeMalle.id),
    /** How many were expected: those of the departure, or of the malle. */
    attendu: integer().notNull(),
    presents: integer().notNull(),
    cause: text({ enum: CAUSES_ECART }),
    precision: text(),
    /** What it costs, in cents, and how it was settled. */
    cout: integer(),
    reglement: text({ enum: REGLEMENTS }),
    regleLe: instant('regle_le'),
  },
  (t) => [
    uniqueIndex('lignes_inventaire_une').on(t.inventaireId, t.objetId),
    index('lignes_inventaire_objet').on(t.objetId),
    parmi('lignes_inventaire_cause', t.cause, CAUSES_ECART),
    parmi('lignes_inventaire_reglement', t.reglement, REGLEMENTS),
    check('lignes_inventaire_presents', sql`${t.presents} between 0 and ${t.attendu}`),
    check('lignes_inventaire_regle', sql`(${t.reglement} is null) = (${t.regleLe} is null)`),
    check('lignes_inventaire_cout', sql`${t.cout} is null or ${t.cout} >= 0`),
  ],
);
