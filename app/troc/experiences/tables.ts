import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { COTES } from '#app/troc/stages/stages.ts';
import { stages } from '#app/troc/stages/tables.ts';
import { booleen, instant, parmi } from '#db/colonnes.ts';
import { STATUTS_EXPERIENCE } from './experiences.ts';

/** The story of a closed stage; its photo is a file of `troc/experience`. */
export const experiences = sqliteTable(
  'experiences',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    stageId: integer('stage_id')
      .notNull()
      .references(() => stages.id),
    statut: text({ enum: STATUTS_EXPERIENCE }).notNull(),
    version: integer().notNull().default(1),
    titre: text().notNull(),
    /** What we tried. */
    essaye: text().notNull(),
    /** What we keep. */
    garde: text().notNull(),
    /** What the photo shows, for those who do not see it; null without a photo. */
    photoDite: text('photo_dite'),
    ecriteParId: integer('ecrite_par_id')
      .notNull()
      .references(() => personnes.id),
    modifieLe: instant('modifie_le').notNull(),
    publieeLe: instant('publiee_le'),
  },
  (t) => [
    uniqueIndex('experiences_stage').on(t.stageId),
    index('experiences_publiees').on(t.statut, t.publieeLe),
    parmi('experiences_statut', t.statut, STATUTS_EXPERIENCE),
    check('experiences_publication', sql`(${t.statut} = 'publiee') = (${t.publieeLe} is not null)`),
  ],
);

/** What each side agrees to; the rows go when the text changes. */
export const consentementsExperience = sqliteTable(
  'consentements_experience',
  {
    experienceId: integer('experience_id')
      .notNull()
      .references(() => experiences.id),
    cote: text({ enum: COTES }).notNull(),
    /** The photo may be shown as well. */
    photo: booleen('photo').notNull(),
    personneId: integer('personne_id')
      .notNull()
      .references(() => personnes.id),
    donneLe: instant('donne_le').notNull(),
  },
  (t) => [primaryKey({ columns: [t.experienceId, t.cote] }), parmi('consentements_experience_cote', t.cote, COTES)],
);
