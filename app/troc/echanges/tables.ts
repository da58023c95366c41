import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { annonces } from '#app/troc/annonces/tables.ts';
import { stages } from '#app/troc/stages/tables.ts';
import { booleen, instant, jour, parmi } from '#db/colonnes.ts';
import { COTES_ECHANGE, MOMENTS_RDV, STATUTS_ECHANGE } from './echanges.ts';

/** A conversation of two structures about one annonce. */
export const echanges = sqliteTable(
  'echanges',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    annonceId: integer('annonce_id')
      .notNull()
      .references(() => annonces.id),
    /** The structure that answers. */
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    statut: text({ enum: STATUTS_ECHANGE }).notNull(),
    version: integer().notNull().default(1),
    ouvertLe: instant('ouvert_le').notNull(),
    modifieLe: instant('modifie_le').notNull(),
    finiLe: instant('fini_le'),
    /** Who wrote last, and when: the other side is awaited. */
    dernierCote: text('dernier_cote', { enum: COTES_ECHANGE }).notNull(),
    dernierLe: instant('dernier_le').notNull(),
    stageId: integer('stage_id').references(() => stages.id),
    /** The last appointment that was made, even when it is called off: telephones took it in. */
    rdvJour: jour('rdv_jour'),
    rdvMoment: text('rdv_moment', { enum: MOMENTS_RDV }),
    /** Minutes since midnight. */
    rdvHeure: integer('rdv_heure'),
    rdvLieu: text('rdv_lieu'),
    rdvNote: text('rdv_note'),
    /** It was called off before it took place. */
    rdvTombe: booleen('rdv_tombe').notNull().default(false),
    /** What came of it, or why nothing did, in one sentence. */
    suite: text(),
  },
  (t) => [
    uniqueIndex('echanges_un_ouvert').on(t.annonceId, t.structureId).where(sql`${t.statut} = 'ouvert'`),
    uniqueIndex('echanges_stage').on(t.stageId).where(sql`${t.stageId} is not null`),
    index('echanges_annonce').on(t.annonceId, t.statut),
    index('echanges_structure').on(t.structureId, t.statut, t.dernierCote),
    index('echanges_rdv').on(t.rdvJour).where(sql`${t.rdvJour} is not null`),
    parmi('echanges_statut', t.statut, STATUTS_ECHANGE),
    parmi('echanges_dernier_cote', t.dernierCote, COTES_ECHANGE),
    parmi('echanges_rdv_moment', t.rdvMoment, MOMENTS_RDV),
    check('echanges_fin', sql`(${t.statut} = 'ouvert') = (${t.finiLe} is null)`),
    check('echanges_devenu_stage', sql`(${t.statut} = 'stage') = (${t.stageId} is not null)`),
    check('echanges_rdv_dit', sql`${t.statut} <> 'rendez_vous' or ${t.rdvJour} is not null`),
    check('echanges_rdv_entier', sql`(${t.rdvJour} is null) = (${t.rdvMoment} is null)`),
    check(
      'echanges_rdv_minutes',
      sql`${t.rdvHeure} is null or (${t.rdvHeure} between 0 and 1439 and ${t.rdvMoment} <> 'journee')`,
    ),
  ],
);

/** What was said: rows are added, never changed, but for a text that was promised to be forgotten. */
export const messagesEchange = sqliteTable(
  'messages_echange',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    echangeId: integer('echange_id')
      .notNull()
      .references(() => echanges.id),
    cote: text({ enum: COTES_ECHANGE }).notNull(),
    auteurId: integer('auteur_id')
      .notNull()
      .references(() => personnes.id),
    ecritLe: instant('ecrit_le').notNull(),
    /** Null once it is forgotten. */
    texte: text(),
  },
  (t) => [
    index('messages_echange_fil').on(t.echangeId, t.id),
    index('messages_echange_auteur').on(t.auteurId),
    parmi('messages_echange_cote', t.cote, COTES_ECHANGE),
  ],
);
