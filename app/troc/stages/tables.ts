import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { demiJournee, instant, parmi } from '#db/colonnes.ts';
import { COTES, STATUTS_STAGE } from './stages.ts';

export const CHEMINS = ['court', 'complet'] as const;

export const stages = sqliteTable(
  'stages',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    statut: text({ enum: STATUTS_STAGE }).notNull(),
    version: integer().notNull().default(1),
    chemin: text({ enum: CHEMINS }).notNull().default('court'),
    structureOrigineId: integer('structure_origine_id')
      .notNull()
      .references(() => structures.id),
    structureAccueilId: integer('structure_accueil_id')
      .notNull()
      .references(() => structures.id),
    stagiaireId: integer('stagiaire_id')
      .notNull()
      .references(() => personnes.id),
    tutriceId: integer('tutrice_id').references(() => personnes.id),
    /** Side of the current proposal; the other one is awaited. */
    coteQuiPropose: text('cote_qui_propose', { enum: COTES }).notNull(),
    /** Current proposal, in `propositions_stage`; period and aims are copied here for lists and calendars. */
    propositionNumero: integer('proposition_numero').notNull().default(1),
    du: demiJournee('du').notNull(),
    au: demiJournee('au').notNull(),
    objectif: text().notNull(),
    proposeLe: instant('propose_le').notNull(),
    relances: integer().notNull().default(0),
    accepteLe: instant('accepte_le'),
    realiseLe: instant('realise_le'),
    closLe: instant('clos_le'),
    modifieLe: instant('modifie_le').notNull(),
    motif: text(),
    creeParId: integer('cree_par_id').references(() => personnes.id),
  },
  (t) => [
    index('stages_origine').on(t.structureOrigineId, t.statut),
    index('stages_accueil').on(t.structureAccueilId, t.statut),
    index('stages_stagiaire').on(t.stagiaireId),
    index('stages_tutrice').on(t.tutriceId),
    index('stages_periode').on(t.du, t.au),
    index('stages_statut').on(t.statut, t.du),
    parmi('stages_statut_connu', t.statut, STATUTS_STAGE),
    parmi('stages_cote_connu', t.coteQuiPropose, COTES),
    parmi('stages_chemin_connu', t.chemin, CHEMINS),
    check('stages_deux_structures', sql`${t.structureOrigineId} <> ${t.structureAccueilId}`),
    check('stages_ordre', sql`${t.du} <= ${t.au}`),
    check('stages_court', sql`${t.chemin} <> 'court' or ${t.au} - ${t.du} < 4`),
  ],
);

/** Each offer and counter-offer is a version; the rows are only added. */
export const propositionsStage = sqliteTable(
  'propositions_stage',
  {
    stageId: integer('stage_id')
      .notNull()
      .references(() => stages.id),
    numero: integer().notNull(),
    cote: text({ enum: COTES }).notNull(),
    auteurId: integer('auteur_id')
      .notNull()
      .references(() => personnes.id),
    du: demiJournee('du').notNull(),
    au: demiJournee('au').notNull(),
    objectif: text().notNull(),
    tutriceId: integer('tutrice_id').references(() => personnes.id),
    message: text(),
    faiteLe: instant('faite_le').notNull(),
  },
  (t) => [primaryKey({ columns: [t.stageId, t.numero] }), parmi('propositions_stage_cote', t.cote, COTES)],
);

/** Half-days held by a stage: the keys make a clash impossible, whatever the path that writes. */
export const demiJourneesStage = sqliteTable(
  'demi_journees_stage',
  {
    stageId: integer('stage_id')
      .notNull()
      .references(() => stages.id),
    personneId: integer('personne_id')
      .notNull()
      .references(() => personnes.id),
    structureAccueilId: integer('structure_accueil_id')
      .notNull()
      .references(() => structures.id),
    demiJournee: demiJournee('demi_journee').notNull(),
    /** Which of the host's places, from 1; null as long as the host has not agreed. */
    place: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.personneId, t.demiJournee] }),
    uniqueIndex('demi_journees_stage_place').on(t.structureAccueilId, t.demiJournee, t.place),
    index('demi_journees_stage_stage').on(t.stageId),
    check('demi_journees_stage_place_connue', sql`${t.place} is null or ${t.place} between 1 and 20`),
  ],
);

export const bilansStage = sqliteTable(
  'bilans_stage',
  {
    stageId: integer('stage_id')
      .notNull()
      .references(() => stages.id),
    cote: text({ enum: COTES }).notNull(),
    auteurId: integer('auteur_id')
      .notNull()
      .references(() => personnes.id),
    texte: text().notNull(),
    renduLe: instant('rendu_le').notNull(),
  },
  (t) => [primaryKey({ columns: [t.stageId, t.cote] }), parmi('bilans_stage_cote', t.cote, COTES)],
);
