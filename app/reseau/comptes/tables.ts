import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { instant, parmi } from '#db/colonnes.ts';

/** The way in of a person; its id is the person's. */
export const comptes = sqliteTable('comptes', {
  id: integer()
    .primaryKey()
    .references(() => personnes.id),
  /** argon2id; null when the person enters by mail only. */
  motDePasse: text('mot_de_passe'),
  /** Secret of the personal calendar feed. */
  secretAgenda: text('secret_agenda').unique(),
  creeLe: instant('cree_le').notNull(),
  vuLe: instant('vu_le'),
});

/** lucia's sessions: the id is the hash of the token that the cookie carries. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    userId: integer('compte_id')
      .notNull()
      .references(() => comptes.id),
    expiresAt: integer('expire_le').notNull(),
    ouverteLe: instant('ouverte_le'),
    appareil: text(),
    /** When the second factor was given in this session; null: not yet, or not asked. */
    secondFacteurLe: instant('second_facteur_le'),
    /** Last use, to the hour. */
    vueLe: instant('vue_le'),
  },
  (t) => [index('sessions_compte').on(t.userId)],
);

export const GENRES_JETON = ['entrer', 'invitation'] as const;

/** Single-use links by mail; only the hash is kept. */
export const jetons = sqliteTable(
  'jetons',
  {
    empreinte: text().primaryKey(),
    genre: text({ enum: GENRES_JETON }).notNull(),
    personneId: integer('personne_id')
      .notNull()
      .references(() => personnes.id),
    creeLe: instant('cree_le').notNull(),
    expireLe: instant('expire_le').notNull(),
    utiliseLe: instant('utilise_le'),
    parId: integer('par_id').references(() => personnes.id),
  },
  (t) => [index('jetons_personne').on(t.personneId, t.genre), parmi('jetons_genre', t.genre, GENRES_JETON)],
);

/** The second factor of an account: a code that a telephone computes (RFC 6238). */
export const secondsFacteurs = sqliteTable('seconds_facteurs', {
  compteId: integer('compte_id')
    .primaryKey()
    .references(() => comptes.id),
  /** Base32. */
  secret: text().notNull(),
  creeLe: instant('cree_le').notNull(),
  /** Null as long as no code was given: it is not asked yet. */
  confirmeLe: instant('confirme_le'),
  /** Last time step that was used: a code serves once. */
  dernierPas: integer('dernier_pas').notNull().default(0),
});

/** Recovery codes of the second factor, each used once; only the hash is kept. */
export const codesDeSecours = sqliteTable(
  'codes_de_secours',
  {
    empreinte: text().primaryKey(),
    compteId: integer('compte_id')
      .notNull()
      .references(() => comptes.id),
    utiliseLe: instant('utilise_le'),
  },
  (t) => [index('codes_de_secours_compte').on(t.compteId)],
);

/** The six digits that open the door on another device: one in force a person, a few tries, a few minutes. */
export const codesDEntree = sqliteTable(
  'codes_d_entree',
  {
    personneId: integer('personne_id')
      .primaryKey()
      .references(() => personnes.id),
    empreinte: text().notNull(),
    creeLe: instant('cree_le').notNull(),
    expireLe: instant('expire_le').notNull(),
    essais: integer().notNull().default(0),
  },
  (t) => [check('codes_d_entree_essais', sql`${t.essais} between 0 and 10`)],
);

/** The address that a person asked to have instead of hers: one a person, until its link is used. */
export const adressesDemandees = sqliteTable('adresses_demandees', {
  personneId: integer('personne_id')
    .primaryKey()
    .references(() => personnes.id),
  /** Normalised. */
  courriel: text().notNull(),
  empreinte: text().notNull().unique(),
  demandeeLe: instant('demandee_le').notNull(),
  expireLe: instant('expire_le').notNull(),
});
