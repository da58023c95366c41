import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { ORGANISMES, ROLES_RESEAU } from '#app/commun/droits.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { booleen, instant, jour, parmi } from '#db/colonnes.ts';
import { FONCTIONS, LIENS_EMPLOI } from './personnes.ts';

export const personnes = sqliteTable(
  'personnes',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    prenom: text().notNull(),
    nom: text().notNull(),
    /** Normalised by `normaliserCourriel`; null for someone known by name only. */
    courriel: text(),
    telephone: text(),
    montrerCourriel: booleen('montrer_courriel').notNull().default(true),
    montrerTelephone: booleen('montrer_telephone').notNull().default(false),
    creeeLe: instant('creee_le').notNull(),
    /** The name was dropped at her demand; what she did stays counted. */
    effaceeLe: instant('effacee_le'),
    version: integer().notNull().default(1),
  },
  (t) => [uniqueIndex('personnes_courriel').on(t.courriel), index('personnes_nom').on(t.nom)],
);

/** What a person does in which structure, between which days (both included, null: open). */
export const fonctions = sqliteTable(
  'fonctions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    personneId: integer('personne_id')
      .notNull()
      .references(() => personnes.id),
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    fonction: text({ enum: FONCTIONS }).notNull(),
    /** In the structure's own words: « animatrice jeunesse ». */
    intitule: text(),
    /** Commits the structure: proposes and accepts stages. */
    responsable: booleen('responsable').notNull().default(false),
    lien: text({ enum: LIENS_EMPLOI }).notNull().default('salariat'),
    du: jour('du'),
    au: jour('au'),
  },
  (t) => [
    index('fonctions_personne').on(t.personneId),
    index('fonctions_structure').on(t.structureId),
    // Someone may come back to the same fonction later: of those in force, there is one.
    uniqueIndex('fonctions_une').on(t.personneId, t.structureId, t.fonction).where(sql`${t.au} is null`),
    check('fonctions_ordre', sql`${t.du} is null or ${t.au} is null or ${t.du} <= ${t.au}`),
    parmi('fonctions_fonction', t.fonction, FONCTIONS),
    parmi('fonctions_lien', t.lien, LIENS_EMPLOI),
  ],
);

export const rolesReseau = sqliteTable(
  'roles_reseau',
  {
    personneId: integer('personne_id')
      .notNull()
      .references(() => personnes.id),
    role: text({ enum: ROLES_RESEAU }).notNull(),
    donneLe: instant('donne_le').notNull(),
    /** Whom a partenaire works for: the Caf also decides agréments. */
    organisme: text({ enum: ORGANISMES }),
  },
  (t) => [
    primaryKey({ columns: [t.personneId, t.role] }),
    parmi('roles_reseau_role', t.role, ROLES_RESEAU),
    parmi('roles_reseau_organisme', t.organisme, ORGANISMES),
    check('roles_reseau_partenaire', sql`${t.organisme} is null or ${t.role} = 'partenaire'`),
  ],
);

/** Rows of people that were made one with another: what cannot be written anew, being sealed, names them still. */
export const personnesReunies = sqliteTable(
  'personnes_reunies',
  {
    /** Of a row that is no more; a number is never given twice. */
    doublonId: integer('doublon_id').primaryKey(),
    gardeeId: integer('gardee_id')
      .notNull()
      .references(() => personnes.id),
  },
  (t) => [index('personnes_reunies_gardee').on(t.gardeeId)],
);
