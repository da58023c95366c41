import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { instant, json, parmi, plie } from '#db/colonnes.ts';
import { STATUTS_COMPETENCE } from './competences.ts';

/** The skills vocabulary: a tree, each term with its definition and synonyms. */
export const competences = sqliteTable(
  'competences',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    slug: text().notNull().unique(),
    nom: text().notNull(),
    definition: text().notNull(),
    synonymes: json<string[]>('synonymes').notNull(),
    parentId: integer('parent_id').references((): AnySQLiteColumn => competences.id),
    rang: integer().notNull().default(0),
    statut: text({ enum: STATUTS_COMPETENCE }).notNull().default('retenue'),
    proposeeParId: integer('proposee_par_id').references(() => personnes.id),
    proposeeLe: instant('proposee_le'),
    /** The term that took its place: its address still leads there. */
    fusionneeDansId: integer('fusionnee_dans_id').references((): AnySQLiteColumn => competences.id),
    version: integer().notNull().default(1),
    nomPlie: plie('nom_plie', 'nom'),
  },
  (t) => [
    index('competences_parent').on(t.parentId, t.rang),
    parmi('competences_statut', t.statut, STATUTS_COMPETENCE),
    check('competences_fusion', sql`(${t.statut} = 'fusionnee') = (${t.fusionneeDansId} is not null)`),
  ],
);

/** What a structure has, or what a person can do: of one of the two, with a term of the vocabulary. */
export const savoirFaire = sqliteTable(
  'savoir_faire',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    competenceId: integer('competence_id')
      .notNull()
      .references(() => competences.id),
    structureId: integer('structure_id').references(() => structures.id),
    personneId: integer('personne_id').references(() => personnes.id),
    /** In her own words: « trapèze et jonglerie ». */
    precision: text(),
    ajouteLe: instant('ajoute_le').notNull(),
  },
  (t) => [
    check('savoir_faire_de_qui', sql`(${t.structureId} is null) <> (${t.personneId} is null)`),
    uniqueIndex('savoir_faire_structure').on(t.structureId, t.competenceId).where(sql`${t.structureId} is not null`),
    uniqueIndex('savoir_faire_personne').on(t.personneId, t.competenceId).where(sql`${t.personneId} is not null`),
    index('savoir_faire_competence').on(t.competenceId),
  ],
);
