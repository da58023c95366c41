import { sql } from 'drizzle-orm';
import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, jour, json, parmi } from '#db/colonnes.ts';
import { ETATS_COURRIEL } from './courriels.ts';
import type { EvenementJoint } from './evenement-joint.ts';
import type { Lettre } from './lettre.ts';
import { RYTHME_PAR_DEFAUT, RYTHMES } from './rythmes.ts';

/** The outbox: written in the verbe's transaction, sent afterwards by a task. */
export const courriels = sqliteTable(
  'courriels',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** One mail a cause and an addressee: a second deposit of the same key writes nothing. */
    cle: text().notNull(),
    personneId: integer('personne_id'),
    adresse: text().notNull(),
    nom: text().notNull(),
    sujet: text().notNull(),
    /** Dropped once sent, outside demo: a body may hold a link that opens an account. */
    lettre: json<Lettre>('lettre'),
    /** Events that go with it as an .ics file, dropped with the body: they tell people and places. */
    agenda: json<EvenementJoint[]>('agenda'),
    etat: text({ enum: ETATS_COURRIEL }).notNull().default('a_envoyer'),
    deposeLe: instant('depose_le').notNull(),
    envoyerApres: instant('envoyer_apres').notNull(),
    envoyeLe: instant('envoye_le'),
    essais: integer().notNull().default(0),
    derniereErreur: text('derniere_erreur'),
    /** Same at every try, so that a receiver recognises a repetition. */
    messageId: text('message_id').notNull(),
  },
  (t) => [
    uniqueIndex('courriels_cle').on(t.cle, t.adresse),
    index('courriels_a_envoyer').on(t.etat, t.envoyerApres),
    parmi('courriels_etat', t.etat, ETATS_COURRIEL),
  ],
);

/** Mails that name nobody in the base, see discrets.server.ts. */
export const courrielsDiscrets = sqliteTable('courriels_discrets', {
  id: text().primaryKey(),
  scelle: blob('scelle', { mode: 'buffer' }).notNull(),
  essais: integer().notNull().default(0),
  /** The beginning of time, until a server refused it for now. */
  pasAvant: instant('pas_avant').notNull().default(sql`0`),
});

/** Scheduled tasks: what ran, when, and who holds it now. */
export const taches = sqliteTable('taches', {
  nom: text().primaryKey(),
  derniereLe: instant('derniere_le'),
  /** Held until then by a run; a later claim means that the holder died. */
  tenueJusqua: instant('tenue_jusqua'),
  resultat: text(),
  erreur: text(),
  dureeMs: integer('duree_ms'),
});

/** Signed links « répondre depuis le courriel »: `/r/:jeton`; only the hash is kept. */
export const liens = sqliteTable(
  'liens',
  {
    empreinte: text().primaryKey(),
    genre: text().notNull(),
    objetId: integer('objet_id').notNull(),
    personneId: integer('personne_id').notNull(),
    creeLe: instant('cree_le').notNull(),
    expireLe: instant('expire_le').notNull(),
  },
  (t) => [index('liens_objet').on(t.genre, t.objetId)],
);

/** The letter of the network, a row a person: how often she wants it, and how far it has told her. */
export const lettres = sqliteTable(
  'lettres',
  {
    personneId: integer('personne_id').primaryKey(),
    rythme: text({ enum: RYTHMES }).notNull().default(RYTHME_PAR_DEFAUT),
    /** When she said so; null: nobody asked her. */
    choisiLe: instant('choisi_le'),
    /** Monday of the last letter that was made for her, even if it had nothing to say. */
    lundi: jour('lundi'),
    /** What was published until then, the letter has told her. */
    dejaDit: instant('deja_dit'),
    /** Same, for what concerns her and was told the same day. */
    concerneDit: instant('concerne_dit'),
  },
  (t) => [parmi('lettres_rythme', t.rythme, RYTHMES)],
);
