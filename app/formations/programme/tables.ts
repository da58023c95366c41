import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { competences } from '#app/reseau/competences/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { booleen, demiJournee, instant, jour, json, parmi, plie } from '#db/colonnes.ts';
import { STATUTS_FORMATION } from './formations.ts';

/** A formation, from a draft to its closing. */
export const formations = sqliteTable(
  'formations',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    statut: text({ enum: STATUTS_FORMATION }).notNull(),
    version: integer().notNull().default(1),
    titre: text().notNull(),
    titrePlie: plie('titre_plie', 'titre'),
    resume: text(),
    objectifs: text(),
    programme: text(),
    pourQui: text('pour_qui'),
    prerequis: text(),
    /** Where: a place in words, its commune for the distance, a link when it is held from afar. */
    lieu: text(),
    communeCode: text('commune_code').references(() => communes.code),
    lien: text(),
    accessibilite: text(),
    capacite: integer().notNull(),
    /** Below it, it is not sure to take place. */
    minimum: integer().notNull().default(1),
    /** The last day on which one registers by oneself. */
    limite: jour('limite'),
    /** One's responsable says yes before one is registered. */
    validation: booleen('validation').notNull().default(false),
    /** Has a page that needs no account. */
    publique: booleen('publique').notNull().default(true),
    /** In cents, for a structure, whatever their number; what it pays for, in words. */
    cout: integer().notNull().default(0),
    coutDit: text('cout_dit'),
    /** Who pays for the rest: « Caf », « MSA ». */
    financeurs: json<string[]>('financeurs').notNull().default(sql`'[]'`),
    /** The training provider, when the network or a member is one: its name and its number of declaration. */
    organisme: text(),
    organismeNumero: text('organisme_numero'),
    /** The structure that organises it, when one does. */
    structureId: integer('structure_id').references(() => structures.id),
    /** Who holds it. */
    organisatriceId: integer('organisatrice_id')
      .notNull()
      .references(() => personnes.id),
    /** The one it was copied from. */
    copieDeId: integer('copie_de_id').references((): AnySQLiteColumn => formations.id),
    /** First and last half-day, as its séances say; null when there is none. */
    du: demiJournee('du'),
    au: demiJournee('au'),
    creeeLe: instant('creee_le').notNull(),
    modifieeLe: instant('modifiee_le').notNull(),
    ouverteLe: instant('ouverte_le'),
    confirmeeLe: instant('confirmee_le'),
    realiseeLe: instant('realisee_le'),
    /** When it was closed or called off. */
    finieLe: instant('finie_le'),
    motif: text(),
  },
  (t) => [
    // What a place refers to: no place beyond the capacity, see `places_formation`.
    uniqueIndex('formations_capacite').on(t.id, t.capacite),
    index('formations_statut').on(t.statut, t.du),
    index('formations_du').on(t.du),
    index('formations_organisatrice').on(t.organisatriceId),
    index('formations_structure').on(t.structureId),
    parmi('formations_statut_connu', t.statut, STATUTS_FORMATION),
    check('formations_capacite_bornee', sql`${t.capacite} between 1 and 500`),
    check('formations_minimum', sql`${t.minimum} between 1 and ${t.capacite}`),
    check('formations_cout', sql`${t.cout} >= 0`),
    check('formations_ordre', sql`(${t.du} is null) = (${t.au} is null) and (${t.du} is null or ${t.du} <= ${t.au})`),
    check('formations_datee', sql`${t.statut} in ('projet', 'annulee') or ${t.du} is not null`),
    check('formations_ouverture', sql`${t.statut} in ('projet', 'annulee') or ${t.ouverteLe} is not null`),
    check('formations_fin', sql`(${t.statut} in ('close', 'annulee')) = (${t.finieLe} is not null)`),
    check('formations_motif', sql`${t.motif} is null or ${t.statut} = 'annulee'`),
  ],
);

/** Its half-days, each at its hours. */
export const seances = sqliteTable(
  'seances',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    formationId: integer('formation_id')
      .notNull()
      .references(() => formations.id),
    demiJournee: demiJournee('demi_journee').notNull(),
    /** Minutes since midnight. */
    debut: integer().notNull(),
    fin: integer().notNull(),
    titre: text(),
    /** Where, when it is elsewhere than the formation. */
    lieu: text(),
  },
  (t) => [
    uniqueIndex('seances_une').on(t.formationId, t.demiJournee),
    index('seances_quand').on(t.demiJournee),
    check('seances_heures', sql`${t.debut} between 0 and 1439 and ${t.fin} between ${t.debut} + 1 and 1440`),
  ],
);

/** Who trains: a member of the network, or someone outside by her name. */
export const formatrices = sqliteTable(
  'formatrices',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    formationId: integer('formation_id')
      .notNull()
      .references(() => formations.id),
    rang: integer().notNull(),
    personneId: integer('personne_id').references(() => personnes.id),
    nom: text(),
    /** Of where she comes, or what she is. */
    precision: text(),
  },
  (t) => [
    uniqueIndex('formatrices_rang').on(t.formationId, t.rang),
    index('formatrices_personne').on(t.personneId),
    check('formatrices_une', sql`(${t.personneId} is null) <> (${t.nom} is null)`),
  ],
);

/** What it is about, in the network's vocabulary. */
export const competencesDeFormation = sqliteTable(
  'competences_formation',
  {
    formationId: integer('formation_id')
      .notNull()
      .references(() => formations.id),
    competenceId: integer('competence_id')
      .notNull()
      .references(() => competences.id),
  },
  (t) => [primaryKey({ columns: [t.formationId, t.competenceId] }), index('competences_formation_competence').on(t.competenceId)],
);
