import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { competences } from '#app/reseau/competences/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { booleen, instant, jour, json, parmi } from '#db/colonnes.ts';
import { FORMES, STATUTS_ANNONCE, TYPES_ANNONCE } from './annonces.ts';

export const annonces = sqliteTable(
  'annonces',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    type: text({ enum: TYPES_ANNONCE }).notNull(),
    statut: text({ enum: STATUTS_ANNONCE }).notNull(),
    version: integer().notNull().default(1),
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    auteurId: integer('auteur_id')
      .notNull()
      .references(() => personnes.id),
    titre: text().notNull(),
    description: text(),
    forme: text({ enum: FORMES }).notNull(),
    /** How far from its commune, in kilometres; null: everywhere. */
    rayonKm: integer('rayon_km'),
    /** Possible from afar as well. */
    aDistance: booleen('a_distance').notNull().default(false),
    /** For how many people at most; null when it was not said. */
    places: integer(),
    pourQui: text('pour_qui'),
    quand: text(),
    /** ISO days of the week that suit, 1 (Monday) to 7; empty when it was not said. */
    jours: json<number[]>('jours').notNull().default(sql`'[]'`),
    /** First day it can be done; null: at once. */
    des: jour('des'),
    valableJusqu: jour('valable_jusqu'),
    publieeLe: instant('publiee_le'),
    /** When someone last said that it holds: freshness is counted from here. */
    confirmeeLe: instant('confirmee_le'),
    /** When *le temps* asked whether it still holds, then asked again; null once someone has answered. */
    demandeeLe: instant('demandee_le'),
    rappeleeLe: instant('rappelee_le'),
    /** Since when it sleeps. */
    endormieLe: instant('endormie_le'),
    modifieLe: instant('modifie_le').notNull(),
    /** When it was fulfilled or taken down. */
    finieLe: instant('finie_le'),
    /** With whom it was fulfilled, within the network. */
    satisfaiteAvecId: integer('satisfaite_avec_id').references(() => structures.id),
    /** What came of it, in one sentence. */
    suite: text(),
  },
  (t) => [
    index('annonces_statut').on(t.statut, t.type, t.confirmeeLe),
    index('annonces_structure').on(t.structureId, t.statut),
    index('annonces_auteur').on(t.auteurId),
    parmi('annonces_type', t.type, TYPES_ANNONCE),
    parmi('annonces_statut_connu', t.statut, STATUTS_ANNONCE),
    parmi('annonces_forme', t.forme, FORMES),
    check('annonces_publication', sql`${t.statut} in ('brouillon', 'retiree') or ${t.publieeLe} is not null`),
    check('annonces_confirmation', sql`(${t.publieeLe} is null) = (${t.confirmeeLe} is null)`),
    check('annonces_fin', sql`(${t.statut} in ('satisfaite', 'retiree')) = (${t.finieLe} is not null)`),
    check('annonces_rappel', sql`${t.rappeleeLe} is null or ${t.demandeeLe} is not null`),
    check('annonces_sommeil', sql`${t.statut} <> 'endormie' or ${t.endormieLe} is not null`),
    check('annonces_places', sql`${t.places} is null or ${t.places} between 1 and 500`),
    check('annonces_rayon', sql`${t.rayonKm} is null or ${t.rayonKm} between 1 and 500`),
    check('annonces_periode', sql`${t.des} is null or ${t.valableJusqu} is null or ${t.des} <= ${t.valableJusqu}`),
    check('annonces_avec', sql`${t.satisfaiteAvecId} is null or ${t.statut} = 'satisfaite'`),
  ],
);

/** The skills of the vocabulary that an annonce is about. */
export const competencesAnnonce = sqliteTable(
  'competences_annonce',
  {
    annonceId: integer('annonce_id')
      .notNull()
      .references(() => annonces.id),
    competenceId: integer('competence_id')
      .notNull()
      .references(() => competences.id),
  },
  (t) => [primaryKey({ columns: [t.annonceId, t.competenceId] }), index('competences_annonce_competence').on(t.competenceId)],
);
