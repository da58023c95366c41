import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { booleen, instant, jour, json, parmi, plie } from '#db/colonnes.ts';
import { ETATS_MALLE } from './malles.ts';

/** A box of material that is lent. A rule left null is the network's. */
export const malles = sqliteTable(
  'malles',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    slug: text().notNull(),
    version: integer().notNull().default(1),
    nom: text().notNull(),
    nomPlie: plie('nom_plie', 'nom'),
    /** What one does with it, in one sentence. */
    resume: text().notNull().default(''),
    notice: text(),
    ageMin: integer('age_min'),
    ageMax: integer('age_max'),
    groupeMax: integer('groupe_max'),
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    gardienneId: integer('gardienne_id').references(() => personnes.id),
    ouRetirer: text('ou_retirer'),
    quandRetirer: text('quand_retirer'),
    /** Name of a drawing of the house, for a malle without a photo. */
    dessin: text(),
    joursMax: integer('jours_max'),
    preavisJours: integer('preavis_jours'),
    horizonJours: integer('horizon_jours'),
    /** In half-days. */
    tamponAvant: integer('tampon_avant'),
    tamponApres: integer('tampon_apres'),
    joursFermes: json<number[]>('jours_fermes'),
    pretsParStructure: integer('prets_par_structure'),
    accord: booleen('accord'),
    /** In cents. */
    caution: integer(),
    etat: text({ enum: ETATS_MALLE }).notNull().default('en_service'),
    etatMotif: text('etat_motif'),
    /** The last day out of service, when it is known. */
    etatJusquAu: jour('etat_jusqu_au'),
    creeeLe: instant('creee_le').notNull(),
    modifieeLe: instant('modifiee_le').notNull(),
  },
  (t) => [
    uniqueIndex('malles_slug').on(t.slug),
    index('malles_structure').on(t.structureId),
    index('malles_gardienne').on(t.gardienneId),
    index('malles_etat').on(t.etat, t.nomPlie),
    parmi('malles_etat_connu', t.etat, ETATS_MALLE),
    check('malles_etat_dit', sql`(${t.etat} = 'en_service') = (${t.etatMotif} is null)`),
    check('malles_etat_jusqu', sql`${t.etatJusquAu} is null or ${t.etat} = 'en_reparation'`),
    check('malles_ages', sql`${t.ageMin} is null or ${t.ageMax} is null or ${t.ageMin} <= ${t.ageMax}`),
    check(
      'malles_regles',
      sql`(${t.joursMax} is null or ${t.joursMax} between 1 and 365) and (${t.preavisJours} is null or ${t.preavisJours} between 0 and 90)
        and (${t.horizonJours} is null or ${t.horizonJours} between 7 and 800) and (${t.tamponAvant} is null or ${t.tamponAvant} between 0 and 14)
        and (${t.tamponApres} is null or ${t.tamponApres} between 0 and 14) and (${t.pretsParStructure} is null or ${t.pretsParStructure} between 1 and 50)
        and (${t.caution} is null or ${t.caution} >= 0)`,
    ),
  ],
);

/** What is in a malle. What is taken out stays in the inventories that counted it. */
export const objetsDeMalle = sqliteTable(
  'objets_malle',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    malleId: integer('malle_id')
      .notNull()
      .references(() => malles.id),
    rang: integer().notNull().default(0),
    nom: text().notNull(),
    /** How many there should be. */
    nombre: integer().notNull(),
    consommable: booleen('consommable').notNull().default(false),
    /** To replace one, in cents. */
    valeur: integer(),
    aSavoir: text('a_savoir'),
    retireLe: instant('retire_le'),
  },
  (t) => [
    index('objets_malle_malle').on(t.malleId, t.rang),
    check('objets_malle_nombre', sql`${t.nombre} between 1 and 9999`),
    check('objets_malle_valeur', sql`${t.valeur} is null or ${t.valeur} >= 0`),
  ],
);

/** Ideas of sessions that borrowers left in a malle. */
export const carnetDeMalle = sqliteTable(
  'carnet_malle',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    malleId: integer('malle_id')
      .notNull()
      .references(() => malles.id),
    auteurId: integer('auteur_id')
      .notNull()
      .references(() => personnes.id),
    structureId: integer('structure_id').references(() => structures.id),
    texte: text().notNull(),
    ageMin: integer('age_min'),
    ageMax: integer('age_max'),
    /** In minutes. */
    duree: integer(),
    le: instant('le').notNull(),
  },
  (t) => [
    index('carnet_malle_malle').on(t.malleId, t.le),
    index('carnet_malle_auteur').on(t.auteurId),
    index('carnet_malle_structure').on(t.structureId),
    check('carnet_malle_ages', sql`${t.ageMin} is null or ${t.ageMax} is null or ${t.ageMin} <= ${t.ageMax}`),
    check('carnet_malle_duree', sql`${t.duree} is null or ${t.duree} between 5 and 1440`),
  ],
);
