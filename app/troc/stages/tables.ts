import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { DemiJournee } from '#app/commun/periode.ts';
import { LIENS_EMPLOI } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { REGIMES } from '#app/troc/papiers/regimes.ts';
import { demiJournee, instant, json, parmi } from '#db/colonnes.ts';
import { ATTEINTES } from './bilans.ts';
import { CHEMINS } from './chemins.ts';
import { RAISONS } from './raisons.ts';
import { COTES } from './stages.ts';
import { STATUTS_STAGE } from './statuts.ts';
import { ACTIVITES, CHARGES, FACTURATIONS, type Horaires } from './termes.ts';

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
    /** The first named of those who go; all of them are in `stagiaires_stage`. */
    stagiaireId: integer('stagiaire_id')
      .notNull()
      .references(() => personnes.id),
    tutriceId: integer('tutrice_id').references(() => personnes.id),
    /** Side of the current proposal; the other one is awaited. */
    coteQuiPropose: text('cote_qui_propose', { enum: COTES }).notNull(),
    /**
     * Current proposal, in `propositions_stage`; half-days, aims and tutor are copied here for lists and calendars.
     * 0: a wish, which nobody has proposed.
     */
    propositionNumero: integer('proposition_numero').notNull().default(1),
    du: demiJournee('du').notNull(),
    au: demiJournee('au').notNull(),
    demiJournees: json<DemiJournee[]>('demi_journees').notNull(),
    activite: text({ enum: ACTIVITES }).notNull().default('observer'),
    objectif: text().notNull(),
    /** When the present offer was made: its answer is awaited from then on. */
    proposeLe: instant('propose_le').notNull(),
    /** Edition of the frozen papers; 0 as long as nobody has signed. A change makes a new one. */
    edition: integer().notNull().default(0),
    accepteLe: instant('accepte_le'),
    realiseLe: instant('realise_le'),
    closLe: instant('clos_le'),
    modifieLe: instant('modifie_le').notNull(),
    raison: text({ enum: RAISONS }),
    motif: text(),
    /** When the safety welcome was given, and by whom. */
    accueilSecuriteLe: instant('accueil_securite_le'),
    accueilSecuriteParId: integer('accueil_securite_par_id').references(() => personnes.id),
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
    parmi('stages_activite_connue', t.activite, ACTIVITES),
    parmi('stages_raison_connue', t.raison, RAISONS),
    check(
      'stages_court',
      sql`${t.chemin} <> 'court' or (json_array_length(${t.demiJournees}) <= 4 and ${t.activite} = 'observer')`,
    ),
    check('stages_numero', sql`${t.propositionNumero} >= 1 or ${t.statut} in ('souhaite', 'refuse', 'annule', 'expire')`),
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
    demiJournees: json<DemiJournee[]>('demi_journees').notNull(),
    activite: text({ enum: ACTIVITES }).notNull().default('observer'),
    objectif: text().notNull(),
    tutriceId: integer('tutrice_id').references(() => personnes.id),
    /** Null: the host's address. */
    lieu: text(),
    horaires: json<Horaires>('horaires').notNull(),
    /** One way, in kilometres. */
    km: integer(),
    frais: text({ enum: CHARGES }).notNull().default('origine'),
    /** Euro cents for one person's travel, at the rate of the day of the offer. */
    montantCentimes: integer('montant_centimes'),
    repas: text({ enum: CHARGES }).notNull().default('personne'),
    facturation: text({ enum: FACTURATIONS }).notNull().default('rien'),
    message: text(),
    faiteLe: instant('faite_le').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.stageId, t.numero] }),
    parmi('propositions_stage_cote', t.cote, COTES),
    parmi('propositions_stage_activite', t.activite, ACTIVITES),
    parmi('propositions_stage_frais', t.frais, CHARGES),
    parmi('propositions_stage_repas', t.repas, CHARGES),
    parmi('propositions_stage_facturation', t.facturation, FACTURATIONS),
    check('propositions_stage_km', sql`${t.km} is null or ${t.km} between 0 and 2000`),
    check('propositions_stage_montant', sql`(${t.montantCentimes} is null) = (${t.km} is null)`),
  ],
);

/** Who goes, in each version: several people of one team may go together. */
export const stagiairesStage = sqliteTable(
  'stagiaires_stage',
  {
    stageId: integer('stage_id')
      .notNull()
      .references(() => stages.id),
    numero: integer().notNull(),
    personneId: integer('personne_id')
      .notNull()
      .references(() => personnes.id),
    rang: integer().notNull(),
    /** How she was bound to her structure when this was offered, and as what: her papers follow from it. */
    lien: text({ enum: LIENS_EMPLOI }).notNull(),
    intitule: text().notNull(),
    regime: text({ enum: REGIMES }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.stageId, t.numero, t.personneId] }),
    uniqueIndex('stagiaires_stage_rang').on(t.stageId, t.numero, t.rang),
    index('stagiaires_stage_personne').on(t.personneId),
    parmi('stagiaires_stage_lien', t.lien, LIENS_EMPLOI),
    parmi('stagiaires_stage_regime', t.regime, REGIMES),
  ],
);

/** What *le temps* has written about a stage, so that it is written once. */
export const rappelsStage = sqliteTable(
  'rappels_stage',
  {
    stageId: integer('stage_id')
      .notNull()
      .references(() => stages.id),
    /** Version of the proposal: a new offer is awaited anew. */
    numero: integer().notNull(),
    cause: text().notNull(),
    le: instant('le').notNull(),
  },
  (t) => [primaryKey({ columns: [t.stageId, t.numero, t.cause] })],
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
    /** What one keeps of it. */
    texte: text().notNull(),
    /** Whether what one came for was found. */
    atteint: text({ enum: ATTEINTES }),
    /** A piece of advice to those who will do the same. */
    conseil: text(),
    renduLe: instant('rendu_le').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.stageId, t.cote] }),
    parmi('bilans_stage_cote', t.cote, COTES),
    parmi('bilans_stage_atteint', t.atteint, ATTEINTES),
  ],
);
