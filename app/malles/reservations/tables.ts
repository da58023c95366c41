import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { malles } from '#app/malles/catalogue/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { demiJournee, instant, parmi } from '#db/colonnes.ts';
import { STATUTS_RESERVATION } from './reservations.ts';

/** A loan, from asked to closed. */
export const reservations = sqliteTable(
  'reservations',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    statut: text({ enum: STATUTS_RESERVATION }).notNull(),
    version: integer().notNull().default(1),
    malleId: integer('malle_id')
      .notNull()
      .references(() => malles.id),
    /** Who borrows. */
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    /** Whom one calls about it. */
    contactId: integer('contact_id')
      .notNull()
      .references(() => personnes.id),
    auteurId: integer('auteur_id')
      .notNull()
      .references(() => personnes.id),
    /** First and last half-day of use. */
    du: demiJournee('du').notNull(),
    au: demiJournee('au').notNull(),
    /** What is kept around, in half-days, as it was when it was booked. */
    tamponAvant: integer('tampon_avant').notNull(),
    tamponApres: integer('tampon_apres').notNull(),
    lieu: text(),
    communeCode: text('commune_code').references(() => communes.code),
    objet: text(),
    participants: integer(),
    /** A word for the keeper. */
    mot: text(),
    demandeeLe: instant('demandee_le').notNull(),
    accepteeLe: instant('acceptee_le'),
    remiseLe: instant('remise_le'),
    rendueLe: instant('rendue_le'),
    /** When it was closed, refused or called off. */
    finieLe: instant('finie_le'),
    motif: text(),
    /** In cents: asked when it was booked. */
    caution: integer().notNull().default(0),
    cautionRecueLe: instant('caution_recue_le'),
    cautionRendueLe: instant('caution_rendue_le'),
    /** It is collected from the borrower of that loan, and not from the keeper. */
    relaisDeId: integer('relais_de_id').references((): AnySQLiteColumn => reservations.id),
    /** The last act that told both sides of it: what is said beside the dates, or of the caution, silences no reminder. */
    modifieeLe: instant('modifiee_le').notNull(),
  },
  (t) => [
    index('reservations_malle').on(t.malleId, t.du),
    index('reservations_periode').on(t.du),
    // The longest loan bounds where one looks for those that run on a day.
    index('reservations_longueur').on(sql`${t.au} - ${t.du}`),
    index('reservations_structure').on(t.structureId, t.statut, t.du),
    index('reservations_statut').on(t.statut, t.au),
    index('reservations_contact').on(t.contactId),
    index('reservations_auteur').on(t.auteurId),
    uniqueIndex('reservations_relais').on(t.relaisDeId).where(sql`${t.relaisDeId} is not null`),
    parmi('reservations_statut_connu', t.statut, STATUTS_RESERVATION),
    check('reservations_ordre', sql`${t.du} <= ${t.au}`),
    check('reservations_tampons', sql`${t.tamponAvant} between 0 and 14 and ${t.tamponApres} between 0 and 14`),
    check('reservations_fin', sql`(${t.statut} in ('close', 'refusee', 'annulee')) = (${t.finieLe} is not null)`),
    check(
      'reservations_remise',
      sql`(${t.statut} in ('en_pret', 'rendue', 'a_regulariser', 'close')) = (${t.remiseLe} is not null)`,
    ),
    check('reservations_rendue', sql`(${t.statut} in ('rendue', 'a_regulariser', 'close')) = (${t.rendueLe} is not null)`),
    check('reservations_participants', sql`${t.participants} is null or ${t.participants} between 1 and 5000`),
    check('reservations_caution', sql`${t.caution} >= 0`),
  ],
);
