import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, json } from '#db/colonnes.ts';

/** Who did what, when, from what to what. Rows are only added. */
export const journal = sqliteTable(
  'journal',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    le: instant('le').notNull(),
    /** Null: le temps. */
    acteurId: integer('acteur_id'),
    /** The person whose answer was noted. */
    auNomDeId: integer('au_nom_de_id'),
    canal: text(),
    domaine: text().notNull(),
    objet: text().notNull(),
    objetId: integer('objet_id'),
    acte: text().notNull(),
    /** One French sentence without a subject, for the journal's page. */
    resume: text().notNull(),
    avant: json<Record<string, unknown>>('avant'),
    apres: json<Record<string, unknown>>('apres'),
    /** The line that this one undoes: a line is undone once. */
    annuleId: integer('annule_id'),
  },
  (t) => [
    uniqueIndex('journal_annule').on(t.annuleId).where(sql`${t.annuleId} is not null`),
    index('journal_objet').on(t.domaine, t.objet, t.objetId),
    index('journal_le').on(t.le),
  ],
);

/** The network's settings, one row a key that was changed; defaults are declared by each domain. */
export const reglages = sqliteTable('reglages', {
  cle: text().primaryKey(),
  valeur: text().notNull(),
  modifieLe: instant('modifie_le').notNull(),
  modifiePar: integer('modifie_par'),
});

/** What someone has begun to type in a long form. */
export const brouillons = sqliteTable(
  'brouillons',
  {
    personneId: integer('personne_id').notNull(),
    formulaire: text().notNull(),
    valeurs: json<Record<string, string | string[]>>('valeurs').notNull().default(sql`'{}'`),
    modifieLe: instant('modifie_le').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personneId, t.formulaire] })],
);

/** A form sent twice (double click, Back then send) makes one thing: the second finds the first here. */
export const gestes = sqliteTable(
  'gestes',
  {
    personneId: integer('personne_id').notNull(),
    cle: text().notNull(),
    objetId: integer('objet_id').notNull(),
    faitLe: instant('fait_le').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personneId, t.cle] })],
);
