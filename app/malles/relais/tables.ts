import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { reservations } from '#app/malles/reservations/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { demiJournee, instant, parmi } from '#db/colonnes.ts';
import { STATUTS_RELAIS } from './relais.ts';

/** A direct hand-over between two loans of one malle that follow closely. */
export const relaisDeMalle = sqliteTable(
  'relais_malle',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    statut: text({ enum: STATUTS_RELAIS }).notNull(),
    version: integer().notNull().default(1),
    premiereId: integer('premiere_id')
      .notNull()
      .references(() => reservations.id),
    suivanteId: integer('suivante_id')
      .notNull()
      .references(() => reservations.id),
    /** Between which half-days it was proposed: when the loans move, it does not hold any more. */
    premiereAu: demiJournee('premiere_au').notNull(),
    suivanteDu: demiJournee('suivante_du').notNull(),
    /** Saved, one way. */
    km: integer().notNull(),
    proposeLe: instant('propose_le').notNull(),
    premiereOuiLe: instant('premiere_oui_le'),
    premiereParId: integer('premiere_par_id').references(() => personnes.id),
    suivanteOuiLe: instant('suivante_oui_le'),
    suivanteParId: integer('suivante_par_id').references(() => personnes.id),
    /** What the two loans kept between them, in half-days, before it was agreed: it is given back if it falls. */
    tamponApres: integer('tampon_apres'),
    tamponAvant: integer('tampon_avant'),
    finiLe: instant('fini_le'),
  },
  (t) => [
    uniqueIndex('relais_malle_premiere').on(t.premiereId).where(sql`${t.statut} <> 'tombe'`),
    uniqueIndex('relais_malle_suivante').on(t.suivanteId).where(sql`${t.statut} <> 'tombe'`),
    index('relais_malle_statut').on(t.statut),
    index('relais_malle_premiere_par').on(t.premiereParId),
    index('relais_malle_suivante_par').on(t.suivanteParId),
    parmi('relais_malle_statut_connu', t.statut, STATUTS_RELAIS),
    check('relais_malle_deux', sql`${t.premiereId} <> ${t.suivanteId}`),
    check('relais_malle_ordre', sql`${t.premiereAu} < ${t.suivanteDu}`),
    check('relais_malle_km', sql`${t.km} >= 0`),
    check(
      'relais_malle_convenu',
      sql`${t.statut} <> 'convenu' or (${t.premiereOuiLe} is not null and ${t.suivanteOuiLe} is not null and ${t.tamponApres} is not null and ${t.tamponAvant} is not null)`,
    ),
    check('relais_malle_fin', sql`(${t.statut} = 'tombe') = (${t.finiLe} is not null)`),
  ],
);
