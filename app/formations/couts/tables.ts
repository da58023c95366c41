import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { formations } from '#app/formations/programme/tables.ts';
import { instant, parmi } from '#db/colonnes.ts';
import { POSTES_COUT, SENS_COUT } from './couts.ts';

/** The account of a formation: what is spent by kind, what comes in by funder; in cents. */
export const coutsDeFormation = sqliteTable(
  'couts_formation',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    formationId: integer('formation_id')
      .notNull()
      .references(() => formations.id),
    sens: text({ enum: SENS_COUT }).notNull(),
    poste: text({ enum: POSTES_COUT }),
    /** Who pays, in words: « Caf », « Structures ». */
    financeur: text(),
    libelle: text(),
    prevu: integer(),
    reel: integer(),
    modifieLe: instant('modifie_le').notNull(),
  },
  (t) => [
    index('couts_formation_formation').on(t.formationId),
    parmi('couts_formation_sens', t.sens, SENS_COUT),
    parmi('couts_formation_poste', t.poste, POSTES_COUT),
    check(
      'couts_formation_cote',
      sql`case ${t.sens} when 'depense' then ${t.poste} is not null else ${t.financeur} is not null end`,
    ),
    check(
      'couts_formation_montants',
      sql`coalesce(${t.prevu}, ${t.reel}) is not null and coalesce(${t.prevu}, 0) >= 0 and coalesce(${t.reel}, 0) >= 0`,
    ),
  ],
);
