import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { CANAUX } from '#app/commun/canaux.ts';
import { formations } from '#app/formations/programme/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { instant, parmi } from '#db/colonnes.ts';
import { STATUTS_INSCRIPTION } from './inscriptions.ts';

/** Several of one structure, who come together or not at all. */
export const groupesDInscription = sqliteTable(
  'groupes_inscription',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    formationId: integer('formation_id')
      .notNull()
      .references(() => formations.id),
  },
  (t) => [index('groupes_inscription_formation').on(t.formationId)],
);

/** Someone in a formation, for her structure. */
export const inscriptions = sqliteTable(
  'inscriptions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    statut: text({ enum: STATUTS_INSCRIPTION }).notNull(),
    version: integer().notNull().default(1),
    formationId: integer('formation_id')
      .notNull()
      .references(() => formations.id),
    personneId: integer('personne_id')
      .notNull()
      .references(() => personnes.id),
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    groupeId: integer('groupe_id').references(() => groupesDInscription.id),
    /** Who registered her: herself, a colleague, whoever holds the formation. */
    inscritParId: integer('inscrit_par_id')
      .notNull()
      .references(() => personnes.id),
    /** How it was heard, when someone noted it for her. */
    canal: text({ enum: CANAUX }),
    /** Arrival: whoever takes a colleague's place takes her rank too. */
    depuis: instant('depuis').notNull(),
    /** Who said yes, where it was asked. */
    valideeParId: integer('validee_par_id').references(() => personnes.id),
    valideeLe: instant('validee_le'),
    proposeeLe: instant('proposee_le'),
    /** Until when the place is held for her. */
    jusqua: instant('jusqua'),
    /** She let an offer go: the others first, from then on. */
    passeeLe: instant('passee_le'),
    /** When it was refused or withdrawn. */
    finieLe: instant('finie_le'),
    motif: text(),
    /** Whose place she took. */
    remplaceId: integer('remplace_id').references((): AnySQLiteColumn => inscriptions.id),
    convoqueeLe: instant('convoquee_le'),
  },
  (t) => [
    // Someone is registered once, as long as something may come of it.
    uniqueIndex('inscriptions_une')
      .on(t.formationId, t.personneId)
      .where(sql`${t.statut} in ('demandee', 'validee', 'en_liste', 'proposee')`),
    index('inscriptions_formation').on(t.formationId, t.statut, t.depuis),
    index('inscriptions_personne').on(t.personneId, t.statut),
    index('inscriptions_structure').on(t.structureId, t.statut),
    index('inscriptions_statut').on(t.statut, t.jusqua),
    index('inscriptions_groupe').on(t.groupeId),
    index('inscriptions_par').on(t.inscritParId),
    uniqueIndex('inscriptions_remplace').on(t.remplaceId).where(sql`${t.remplaceId} is not null`),
    parmi('inscriptions_statut_connu', t.statut, STATUTS_INSCRIPTION),
    parmi('inscriptions_canal_connu', t.canal, CANAUX),
    check(
      'inscriptions_offre',
      sql`(${t.statut} = 'proposee') = (${t.jusqua} is not null) and (${t.jusqua} is null or ${t.proposeeLe} is not null)`,
    ),
    check('inscriptions_accord', sql`(${t.valideeParId} is null) = (${t.valideeLe} is null)`),
    check('inscriptions_fin', sql`(${t.statut} in ('refusee', 'retiree')) = (${t.finieLe} is not null)`),
  ],
);

/**
 * The places of a formation that are held, each by one inscription. Numbers go from 1 to the capacity, which each row repeats
 * and which follows that of its formation: the base itself refuses one place too many, and a capacity below what is held.
 */
export const placesDeFormation = sqliteTable(
  'places_formation',
  {
    formationId: integer('formation_id').notNull(),
    numero: integer().notNull(),
    capacite: integer().notNull(),
    inscriptionId: integer('inscription_id')
      .notNull()
      .unique()
      .references(() => inscriptions.id),
  },
  (t) => [
    primaryKey({ columns: [t.formationId, t.numero] }),
    foreignKey({
      columns: [t.formationId, t.capacite],
      foreignColumns: [formations.id, formations.capacite],
      name: 'places_formation_capacite',
    }).onUpdate('cascade'),
    check('places_formation_bornees', sql`${t.numero} between 1 and ${t.capacite}`),
  ],
);

/** A meal, a step, an interpreter: said for the organisation alone, erased 30 days after. */
export const besoinsParticuliers = sqliteTable('besoins_particuliers', {
  inscriptionId: integer('inscription_id')
    .primaryKey()
    .references(() => inscriptions.id),
  texte: text().notNull(),
  ecritLe: instant('ecrit_le').notNull(),
});
