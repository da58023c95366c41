import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { fichiers } from '#app/reseau/fichiers/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import type { Papier } from '#app/services/papier.ts';
import { stages } from '#app/troc/stages/tables.ts';
import { instant, json, parmi } from '#db/colonnes.ts';
import { MOYENS_DE_SIGNER, PAPIERS_A_SIGNER, PARTIES } from './regimes.ts';

/** The exact text of a paper from its first signature on. A trigger forbids changing it; an erasure empties it. */
export const papiersFiges = sqliteTable(
  'papiers_figes',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    stageId: integer('stage_id')
      .notNull()
      .references(() => stages.id),
    /** A correction makes a new edition; the present one is in `stages`. */
    edition: integer().notNull(),
    sorte: text({ enum: PAPIERS_A_SIGNER }).notNull(),
    /** Whose contract the avenant changes; null for the convention, which is of all. */
    personneId: integer('personne_id').references(() => personnes.id),
    /** Null once a person it names was erased. */
    contenu: json<Papier>('contenu'),
    /** SHA-256 of the text, in hexadecimal. */
    empreinte: text().notNull(),
    figeLe: instant('fige_le').notNull(),
  },
  (t) => [
    uniqueIndex('papiers_figes_un').on(t.stageId, t.edition, t.sorte, t.personneId),
    uniqueIndex('papiers_figes_convention').on(t.stageId, t.edition).where(sql`${t.personneId} is null`),
    index('papiers_figes_personne').on(t.personneId),
    parmi('papiers_figes_sorte', t.sorte, PAPIERS_A_SIGNER),
  ],
);

/** Who signed which text, when, in what quality. Triggers refuse another text than the frozen one, and any change. */
export const signaturesStage = sqliteTable(
  'signatures_stage',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    papierId: integer('papier_id')
      .notNull()
      .references(() => papiersFiges.id),
    partie: text({ enum: PARTIES }).notNull(),
    personneId: integer('personne_id')
      .notNull()
      .references(() => personnes.id),
    /** As she signed. */
    nom: text().notNull(),
    /** « présidente », « direction, par délégation du 6 janvier 2026 » */
    qualite: text().notNull(),
    empreinte: text().notNull(),
    /** What anyone who holds the paper may check at `/signatures/:code`. */
    code: text().notNull(),
    moyen: text({ enum: MOYENS_DE_SIGNER }).notNull(),
    fichierId: integer('fichier_id').references(() => fichiers.id),
    signeLe: instant('signe_le').notNull(),
  },
  (t) => [
    uniqueIndex('signatures_stage_une').on(t.papierId, t.partie),
    uniqueIndex('signatures_stage_code').on(t.code),
    index('signatures_stage_personne').on(t.personneId),
    parmi('signatures_stage_partie', t.partie, PARTIES),
    parmi('signatures_stage_moyen', t.moyen, MOYENS_DE_SIGNER),
  ],
);
