import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { CANAUX } from '#app/commun/canaux.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { booleen, instant, jour, parmi, plie } from '#db/colonnes.ts';
import { REPONSES_APPUI, STATUTS_APPUI } from './appuis.ts';

/** Collective expertise that a structure asks for. */
export const appuis = sqliteTable(
  'appuis',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    statut: text({ enum: STATUTS_APPUI }).notNull(),
    version: integer().notNull().default(1),
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    /** Who follows it: whoever asked for it or noted it, then whoever took over. */
    auteurId: integer('auteur_id')
      .notNull()
      .references(() => personnes.id),
    titre: text().notNull(),
    /** What they hope for. */
    description: text(),
    /** The day before which it would help. */
    souhaiteAvant: jour('souhaite_avant'),
    /** May be done from afar. */
    aDistance: booleen('a_distance').notNull().default(false),
    demandeLe: instant('demande_le').notNull(),
    modifieLe: instant('modifie_le').notNull(),
    /** The last session that was fixed, even when it is called off: telephones took it in. */
    seanceJour: jour('seance_jour'),
    /** Minutes since midnight. */
    seanceHeure: integer('seance_heure'),
    /** In minutes. */
    seanceDuree: integer('seance_duree'),
    /** A place, or the address of a visio. */
    seanceLieu: text('seance_lieu'),
    seanceFixeeLe: instant('seance_fixee_le'),
    compteRendu: text('rendu'),
    compteRenduParId: integer('rendu_par_id').references(() => personnes.id),
    compteRenduLe: instant('rendu_le'),
    /** All that it says, folded: what a search reads. */
    textePlie: plie('texte_plie', "titre || ' ' || coalesce(description, '') || ' ' || coalesce(rendu, '')"),
    /** Why it was withdrawn, or its session put off the last time. */
    motif: text(),
    /** When its account was published, or it was withdrawn. */
    finiLe: instant('fini_le'),
  },
  (t) => [
    index('appuis_statut').on(t.statut, t.demandeLe),
    index('appuis_structure').on(t.structureId, t.statut),
    index('appuis_auteur').on(t.auteurId),
    index('appuis_seance').on(t.seanceJour).where(sql`${t.seanceJour} is not null`),
    parmi('appuis_statut_connu', t.statut, STATUTS_APPUI),
    check('appuis_fin', sql`(${t.statut} in ('clos', 'retire')) = (${t.finiLe} is not null)`),
    check('appuis_seance_fixee', sql`${t.statut} not in ('programme', 'tenu', 'clos') or ${t.seanceJour} is not null`),
    check(
      'appuis_seance_entiere',
      sql`(${t.seanceJour} is null) = (${t.seanceHeure} is null) and (${t.seanceJour} is null) = (${t.seanceDuree} is null)
        and (${t.seanceJour} is null) = (${t.seanceLieu} is null) and (${t.seanceJour} is null) = (${t.seanceFixeeLe} is null)`,
    ),
    check('appuis_seance_minutes', sql`${t.seanceHeure} is null or ${t.seanceHeure} between 0 and 1439`),
    check('appuis_seance_duree', sql`${t.seanceDuree} is null or ${t.seanceDuree} between 15 and 600`),
    check(
      'appuis_compte_rendu',
      sql`(${t.statut} = 'clos') = (${t.compteRendu} is not null) and (${t.compteRendu} is null) = (${t.compteRenduLe} is null)
        and (${t.compteRendu} is null) = (${t.compteRenduParId} is null)`,
    ),
  ],
);

/** The skills of the vocabulary that an appui is about. */
export const competencesAppui = sqliteTable(
  'competences_appui',
  {
    appuiId: integer('appui_id')
      .notNull()
      .references(() => appuis.id),
    competenceId: integer('competence_id')
      .notNull()
      .references(() => competences.id),
  },
  (t) => [primaryKey({ columns: [t.appuiId, t.competenceId] }), index('competences_appui_competence').on(t.competenceId)],
);

/** Someone whom the coordination asks to help, and what she answers. */
export const invitationsAppui = sqliteTable(
  'invitations_appui',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    appuiId: integer('appui_id')
      .notNull()
      .references(() => appuis.id),
    personneId: integer('personne_id')
      .notNull()
      .references(() => personnes.id),
    inviteeLe: instant('invitee_le').notNull(),
    /** A word of the coordination, with the invitation. */
    mot: text(),
    rappeleeLe: instant('rappelee_le'),
    reponse: text({ enum: REPONSES_APPUI }),
    reponduLe: instant('repondu_le'),
    /** How the coordination heard it, when she noted it. */
    canal: text({ enum: CANAUX }),
    /** A word with the answer: when she could, why not. */
    precision: text(),
    /** Since when she holds the session. */
    intervientLe: instant('intervient_le'),
  },
  (t) => [
    uniqueIndex('invitations_appui_une').on(t.appuiId, t.personneId),
    index('invitations_appui_personne').on(t.personneId, t.inviteeLe),
    parmi('invitations_appui_reponse', t.reponse, REPONSES_APPUI),
    parmi('invitations_appui_canal', t.canal, CANAUX),
    check('invitations_appui_repondue', sql`(${t.reponse} is null) = (${t.reponduLe} is null)`),
    check('invitations_appui_precision', sql`${t.precision} is null or ${t.reponse} is not null`),
    check('invitations_appui_canal_dit', sql`${t.canal} is null or ${t.reponse} is not null`),
    check('invitations_appui_intervient', sql`${t.intervientLe} is null or ${t.reponse} = 'oui'`),
  ],
);
