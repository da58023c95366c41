import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { jour, parmi } from '#db/colonnes.ts';
import { STATUTS_DEMANDE, THEMES } from './cellule.ts';

const sceau = (nom: string) => blob(nom, { mode: 'buffer' });

/**
 * In clear: a random id, two days (never an hour, which beside a sign-in would name the asker), the status, and the
 * public keys to seal with. Nothing here, nor in the tables that hang on it, names a person or a structure.
 */
export const demandesCellule = sqliteTable(
  'demandes_cellule',
  {
    id: text().primaryKey(),
    statut: text({ enum: STATUTS_DEMANDE }).notNull(),
    version: integer().notNull().default(1),
    /** The day it was sent. */
    jour: jour('jour').notNull(),
    /** The day of its last status: what it is kept from. */
    statutLe: jour('statut_le').notNull(),
    /** What all readers open. */
    destinataire: text().notNull(),
    /** What the members alone open. */
    destinataireMembres: text('destinataire_membres').notNull(),
    /** How many readings its journal holds: a journal cut at its end shows. */
    lectures: integer().notNull().default(0),
  },
  (t) => [
    index('demandes_cellule_statut').on(t.statut, t.statutLe),
    parmi('demandes_cellule_statut_connu', t.statut, STATUTS_DEMANDE),
  ],
);

/** The keys of a demande, sealed to one reader each. Whose row it is, only that reader's key tells. */
export const accesCellule = sqliteTable(
  'acces_cellule',
  {
    id: text().primaryKey(),
    demandeId: text('demande_id')
      .notNull()
      .references(() => demandesCellule.id, { onDelete: 'restrict' }),
    scelle: sceau('scelle').notNull(),
  },
  (t) => [index('acces_cellule_demande').on(t.demandeId)],
);

/** What is written, sealed to all readers or to the members alone: one shape, so that nothing is told by it. */
export const piecesCellule = sqliteTable(
  'pieces_cellule',
  {
    id: text().primaryKey(),
    demandeId: text('demande_id')
      .notNull()
      .references(() => demandesCellule.id, { onDelete: 'restrict' }),
    scelle: sceau('scelle').notNull(),
  },
  (t) => [index('pieces_cellule_demande').on(t.demandeId)],
);

/** Files, whose names and kinds stand in a piece. */
export const documentsCellule = sqliteTable(
  'documents_cellule',
  {
    id: text().primaryKey(),
    demandeId: text('demande_id')
      .notNull()
      .references(() => demandesCellule.id, { onDelete: 'restrict' }),
    scelle: sceau('scelle').notNull(),
  },
  (t) => [index('documents_cellule_demande').on(t.demandeId)],
);

/** Who opened what, when: sealed, only added, each line bound to the one before by its hash. */
export const lecturesCellule = sqliteTable(
  'lectures_cellule',
  {
    demandeId: text('demande_id')
      .notNull()
      .references(() => demandesCellule.id, { onDelete: 'restrict' }),
    /** From 1, without a gap. */
    rang: integer().notNull(),
    scelle: sceau('scelle').notNull(),
    /** Of the demande, the rank, the line before and this seal. */
    empreinte: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.demandeId, t.rang] })],
);

/** A member who signed the charter, and her key, sealed to her phrase and to her printed code. Being a member is no secret. */
export const membresCellule = sqliteTable('membres_cellule', {
  personneId: integer('personne_id')
    .primaryKey()
    .references(() => personnes.id, { onDelete: 'restrict' }),
  destinataire: text().notNull(),
  sel: text().notNull(),
  /** Log2 of the cost of her phrase, see `cleDePhrase`. */
  cout: integer().notNull(),
  identiteScellee: sceau('identite_scellee').notNull(),
  secoursSel: text('secours_sel').notNull(),
  secoursScelle: sceau('secours_scelle').notNull(),
  charteVersion: text('charte_version').notNull(),
  charteLe: jour('charte_le').notNull(),
});

/** A structure whose demandes a member says that she must not hear. */
export const recusationsCellule = sqliteTable(
  'recusations_cellule',
  {
    personneId: integer('personne_id')
      .notNull()
      .references(() => personnes.id, { onDelete: 'restrict' }),
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    motif: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personneId, t.structureId] })],
);

/** What a device keeps under its own key: words not sent yet, signs ticked. Names nobody. */
export const gardesCellule = sqliteTable('gardes_cellule', {
  id: text().primaryKey(),
  jour: jour('jour').notNull(),
  scelle: sceau('scelle').notNull(),
});

/** A mail that the house must send by itself on a day: to whom is sealed under the server's key. */
export const rappelsCellule = sqliteTable(
  'rappels_cellule',
  {
    id: text().primaryKey(),
    demandeId: text('demande_id')
      .notNull()
      .references(() => demandesCellule.id, { onDelete: 'restrict' }),
    jour: jour('jour').notNull(),
    scelle: sceau('scelle').notNull(),
  },
  (t) => [index('rappels_cellule_jour').on(t.jour), index('rappels_cellule_demande').on(t.demandeId)],
);

/** The only figure ever published; it outlives what is erased. */
export const anneesCellule = sqliteTable('annees_cellule', {
  annee: integer().primaryKey(),
  demandes: integer().notNull(),
});

/** Public doors as the coordination words them: those of this version that she never touched have no row. */
export const portesCellule = sqliteTable(
  'portes_cellule',
  {
    /** Of those that this version brings, a word; otherwise drawn. */
    cle: text().primaryKey(),
    nom: text().notNull(),
    quoi: text().notNull(),
    contact: text().notNull(),
    theme: text({ enum: THEMES }).notNull(),
    active: integer({ mode: 'boolean' }).notNull().default(true),
  },
  (t) => [parmi('portes_cellule_theme', t.theme, THEMES)],
);

/** Warning signs as the coordination words them: those of this version that she never touched have no row. */
export const reperesCellule = sqliteTable(
  'reperes_cellule',
  {
    /** Of those that this version brings, a word; otherwise drawn. */
    cle: text().primaryKey(),
    theme: text({ enum: THEMES }).notNull(),
    signe: text().notNull(),
    repere: text().notNull(),
    aQui: text('a_qui').notNull(),
    actif: integer({ mode: 'boolean' }).notNull().default(true),
  },
  (t) => [parmi('reperes_cellule_theme', t.theme, THEMES)],
);
