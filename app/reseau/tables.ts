import { sql } from 'drizzle-orm';
import { blob, check, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { ROLES_RESEAU } from '#app/commun/droits.ts';
import { booleen, instant, jour, json, parmi } from '#db/colonnes.ts';
import { FONCTIONS, LIENS_EMPLOI } from './personnes/personnes.ts';
import { PLIS } from './plier.ts';
import { GENRES_AGREMENT, GESTIONS, MILIEUX } from './structures/structures.ts';

/**
 * A column folded by the base itself (no case, no accents), so that lists sort and search as one reads.
 * Stored: folding 2,400 names at each search would cost more than the search.
 */
const plie = (nom: string, colonne: string) => {
  const litteral = (texte: string) => `'${texte.replaceAll("'", "''")}'`;
  const expression = PLIS.reduce((dedans, [de, vers]) => `replace(${dedans}, ${litteral(de)}, ${litteral(vers)})`, colonne);
  return text(nom).generatedAlwaysAs(sql.raw(`lower(${expression})`), { mode: 'stored' });
};

/** Communes of the network's department; points are the bourg where known. */
export const communes = sqliteTable(
  'communes',
  {
    /** INSEE code. */
    code: text().primaryKey(),
    nom: text().notNull(),
    departement: text().notNull(),
    codesPostaux: json<string[]>('codes_postaux').notNull(),
    population: integer(),
    lat: real(),
    lon: real(),
    /** A former commune points to the one it merged into. */
    fusionneeDans: text('fusionnee_dans'),
    nomPlie: plie('nom_plie', 'nom'),
  },
  (t) => [index('communes_departement').on(t.departement)],
);

export const structures = sqliteTable(
  'structures',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    nom: text().notNull(),
    siret: text(),
    gestion: text({ enum: GESTIONS }),
    federation: text(),
    adresse: text(),
    codePostal: text('code_postal'),
    communeCode: text('commune_code').references(() => communes.code),
    telephone: text(),
    courriel: text(),
    presentation: text(),
    milieu: text({ enum: MILIEUX }),
    enPrefiguration: booleen('en_prefiguration').notNull().default(false),
    /** How many stagiaires the structure welcomes on one half-day. */
    placesStage: integer('places_stage').notNull().default(2),
    creeeLe: instant('creee_le').notNull(),
    partieLe: instant('partie_le'),
    version: integer().notNull().default(1),
    nomPlie: plie('nom_plie', 'nom'),
  },
  (t) => [
    uniqueIndex('structures_siret').on(t.siret),
    // The directory's order, without the structures that left.
    index('structures_annuaire').on(t.partieLe, t.nomPlie, t.id),
    check('structures_places', sql`${t.placesStage} between 0 and 20`),
    check('structures_siret_forme', sql`${t.siret} is null or length(${t.siret}) = 14`),
    parmi('structures_gestion', t.gestion, GESTIONS),
    parmi('structures_milieu', t.milieu, MILIEUX),
  ],
);

export const agrements = sqliteTable(
  'agrements',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    genre: text({ enum: GENRES_AGREMENT }).notNull(),
    du: jour('du'),
    au: jour('au'),
    /** Deciding body. */
    decideur: text(),
  },
  (t) => [index('agrements_structure').on(t.structureId), parmi('agrements_genre', t.genre, GENRES_AGREMENT)],
);

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
    uniqueIndex('fonctions_une').on(t.personneId, t.structureId, t.fonction),
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
  },
  (t) => [primaryKey({ columns: [t.personneId, t.role] }), parmi('roles_reseau_role', t.role, ROLES_RESEAU)],
);

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

/** The skills vocabulary: a tree, each term with its definition and synonyms. */
export const competences = sqliteTable('competences', {
  id: integer().primaryKey({ autoIncrement: true }),
  slug: text().notNull().unique(),
  nom: text().notNull(),
  definition: text().notNull(),
  synonymes: json<string[]>('synonymes').notNull(),
  parentId: integer('parent_id'),
});

/** Files are rows: one backup, one transaction. Served only through the right of their object. */
export const fichiers = sqliteTable(
  'fichiers',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    domaine: text().notNull(),
    objet: text().notNull(),
    objetId: integer('objet_id').notNull(),
    nom: text().notNull(),
    /** MIME type found in the content, never the one announced. */
    genre: text().notNull(),
    octets: integer().notNull(),
    contenu: blob({ mode: 'buffer' }).notNull(),
    /** Smaller size of a photo. */
    vignette: blob({ mode: 'buffer' }),
    deposeLe: instant('depose_le').notNull(),
    deposeParId: integer('depose_par_id').references(() => personnes.id),
  },
  (t) => [
    index('fichiers_objet').on(t.domaine, t.objet, t.objetId),
    check('fichiers_taille', sql`${t.octets} between 1 and 10485760`),
  ],
);

/** A list read but not yet confirmed: the dry run of an import. */
export const imports = sqliteTable('imports', {
  id: integer().primaryKey({ autoIncrement: true }),
  personneId: integer('personne_id').references(() => personnes.id),
  nomFichier: text('nom_fichier').notNull(),
  contenu: blob({ mode: 'buffer' }).notNull(),
  creeLe: instant('cree_le').notNull(),
  ecritLe: instant('ecrit_le'),
});
