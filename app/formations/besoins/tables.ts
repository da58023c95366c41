import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { formations } from '#app/formations/programme/tables.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { instant, parmi } from '#db/colonnes.ts';
import { PUBLICS_BESOIN, STATUTS_BESOIN } from './besoins.ts';

/** What a team wants to learn. */
export const besoinsDeFormation = sqliteTable(
  'besoins_formation',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    statut: text({ enum: STATUTS_BESOIN }).notNull(),
    version: integer().notNull().default(1),
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    /** Who said it, and is invited. */
    autriceId: integer('autrice_id')
      .notNull()
      .references(() => personnes.id),
    public: text({ enum: PUBLICS_BESOIN }).notNull().default('equipe'),
    /** In her own words; null when the vocabulary says it. */
    texte: text(),
    /** What was opened from it. */
    formationId: integer('formation_id').references(() => formations.id),
    ditLe: instant('dit_le').notNull(),
    finiLe: instant('fini_le'),
  },
  (t) => [
    index('besoins_formation_statut').on(t.statut, t.structureId),
    index('besoins_formation_structure').on(t.structureId),
    index('besoins_formation_autrice').on(t.autriceId),
    index('besoins_formation_formation').on(t.formationId),
    parmi('besoins_formation_statut_connu', t.statut, STATUTS_BESOIN),
    parmi('besoins_formation_public_connu', t.public, PUBLICS_BESOIN),
    check('besoins_formation_repris', sql`${t.statut} not in ('repris', 'satisfait') or ${t.formationId} is not null`),
    check('besoins_formation_ouvert', sql`${t.statut} <> 'ouvert' or ${t.formationId} is null`),
    check('besoins_formation_fin', sql`(${t.statut} in ('satisfait', 'retire')) = (${t.finiLe} is not null)`),
  ],
);

/** The words of the vocabulary that say it. */
export const competencesDeBesoin = sqliteTable(
  'competences_besoin',
  {
    besoinId: integer('besoin_id')
      .notNull()
      .references(() => besoinsDeFormation.id),
    competenceId: integer('competence_id')
      .notNull()
      .references(() => competences.id),
  },
  (t) => [primaryKey({ columns: [t.besoinId, t.competenceId] }), index('competences_besoin_competence').on(t.competenceId)],
);
