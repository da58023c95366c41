import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  blob,
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { ORGANISMES, ROLES_RESEAU } from '#app/commun/droits.ts';
import { DONNES, NATURES_AGREMENT } from '#app/reseau/agrements/agrements.ts';
import { STATUTS_COMPETENCE } from '#app/reseau/competences/competences.ts';
import { GENRES_IMPORT } from '#app/reseau/import/genres-d-import.ts';
import { booleen, instant, jour, json, parmi } from '#db/colonnes.ts';
import { FONCTIONS, LIENS_EMPLOI } from './personnes/personnes.ts';
import { PLIS } from './plier.ts';
import { GESTIONS, MILIEUX } from './structures/structures.ts';

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
    siteInternet: text('site_internet'),
    /** Full-time equivalents, with decimals. */
    etp: real(),
    benevoles: integer(),
    /** Where the structure goes, in its own words: « le camion, deux fois par semaine ». */
    itinerance: text(),
    /** When someone of hers last said that all of this is true. */
    confirmeeLe: instant('confirmee_le'),
    /** When she was last asked. */
    rappeleeLe: instant('rappelee_le'),
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
    check('structures_etp', sql`${t.etp} is null or ${t.etp} between 0 and 1000`),
    check('structures_benevoles', sql`${t.benevoles} is null or ${t.benevoles} between 0 and 10000`),
    parmi('structures_gestion', t.gestion, GESTIONS),
    parmi('structures_milieu', t.milieu, MILIEUX),
  ],
);

/** Communes of a structure's territory, its own among them or not. */
export const structureCommunes = sqliteTable(
  'structure_communes',
  {
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    communeCode: text('commune_code')
      .notNull()
      .references(() => communes.code),
  },
  (t) => [primaryKey({ columns: [t.structureId, t.communeCode] }), index('structure_communes_commune').on(t.communeCode)],
);

/** Quartiers prioritaires de la politique de la ville. */
export const qpv = sqliteTable(
  'qpv',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    nom: text().notNull(),
    communeCode: text('commune_code')
      .notNull()
      .references(() => communes.code),
  },
  (t) => [uniqueIndex('qpv_un').on(t.communeCode, t.nom)],
);

export const structureQpv = sqliteTable(
  'structure_qpv',
  {
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    qpvId: integer('qpv_id')
      .notNull()
      .references(() => qpv.id),
  },
  (t) => [primaryKey({ columns: [t.structureId, t.qpvId] }), index('structure_qpv_qpv').on(t.qpvId)],
);

/** Where a structure also is, besides its address: an antenne, a permanence. */
export const sites = sqliteTable(
  'sites',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    nom: text().notNull(),
    adresse: text(),
    communeCode: text('commune_code').references(() => communes.code),
    /** « le mardi matin » */
    quand: text(),
    rang: integer().notNull().default(0),
  },
  (t) => [index('sites_structure').on(t.structureId, t.rang)],
);

/** Kinds of agréments and conventionnements: reference data that the coordination keeps. */
export const genresAgrement = sqliteTable(
  'genres_agrement',
  {
    code: text().primaryKey(),
    nom: text().notNull(),
    sigle: text(),
    nature: text({ enum: NATURES_AGREMENT }).notNull(),
    /** What a structure that holds it is; null: it says nothing of it. */
    donne: text({ enum: DONNES }),
    rang: integer().notNull().default(0),
  },
  (t) => [
    parmi('genres_agrement_nature', t.nature, NATURES_AGREMENT),
    parmi('genres_agrement_donne', t.donne, DONNES),
    uniqueIndex('genres_agrement_nom').on(t.nom),
  ],
);

/** What the circulars say of a kind, from a day on: the last one before a day is in force. */
export const reglesAgrement = sqliteTable(
  'regles_agrement',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    genre: text()
      .notNull()
      .references(() => genresAgrement.code),
    depuis: jour('depuis').notNull(),
    decideur: text(),
    anneesMin: integer('annees_min'),
    anneesMax: integer('annees_max'),
    /** Another kind that must be held beside this one. */
    exige: text().references(() => genresAgrement.code),
    /** Required level of who directs or refers, in words. */
    niveau: text(),
    source: text().notNull(),
  },
  (t) => [
    uniqueIndex('regles_agrement_une').on(t.genre, t.depuis),
    check(
      'regles_agrement_annees',
      sql`(${t.anneesMin} is null or ${t.anneesMin} between 1 and 20) and (${t.anneesMax} is null or ${t.anneesMax} between coalesce(${t.anneesMin}, 1) and 20)`,
    ),
  ],
);

/** Dated facts; of one kind, a structure has one at a time (a trigger holds it). */
export const agrements = sqliteTable(
  'agrements',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    structureId: integer('structure_id')
      .notNull()
      .references(() => structures.id),
    genre: text()
      .notNull()
      .references(() => genresAgrement.code),
    /** Both included; null: not known, or without end. */
    du: jour('du'),
    au: jour('au'),
    /** Deciding body. */
    decideur: text(),
    decideLe: jour('decide_le'),
    /** The day the file of the renewal was handed in. */
    renouvellementDemandeLe: jour('renouvellement_demande_le'),
    version: integer().notNull().default(1),
  },
  (t) => [
    index('agrements_structure').on(t.structureId, t.genre),
    index('agrements_genre').on(t.genre, t.au),
    check('agrements_ordre', sql`${t.du} is null or ${t.au} is null or ${t.du} <= ${t.au}`),
  ],
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
    /** The name was dropped at her demand; what she did stays counted. */
    effaceeLe: instant('effacee_le'),
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
    // Someone may come back to the same fonction later: of those in force, there is one.
    uniqueIndex('fonctions_une').on(t.personneId, t.structureId, t.fonction).where(sql`${t.au} is null`),
    check('fonctions_ordre', sql`${t.du} is null or ${t.au} is null or ${t.du} <= ${t.au}`),
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
    /** Whom a partenaire works for: the Caf also decides agréments. */
    organisme: text({ enum: ORGANISMES }),
  },
  (t) => [
    primaryKey({ columns: [t.personneId, t.role] }),
    parmi('roles_reseau_role', t.role, ROLES_RESEAU),
    parmi('roles_reseau_organisme', t.organisme, ORGANISMES),
    check('roles_reseau_partenaire', sql`${t.organisme} is null or ${t.role} = 'partenaire'`),
  ],
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
export const imports = sqliteTable(
  'imports',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    personneId: integer('personne_id').references(() => personnes.id),
    /** What its rows speak of. */
    genre: text({ enum: GENRES_IMPORT }).notNull().default('structures'),
    nomFichier: text('nom_fichier').notNull(),
    /** Its sheets as they were read, in JSON: a spreadsheet is opened once. */
    contenu: blob({ mode: 'buffer' }).notNull(),
    /** The correspondence corrected by hand: rank of the column → field, '' to leave it out. */
    colonnes: json<Record<string, string>>('colonnes'),
    /** The sheet chosen among several. */
    feuille: text(),
    /** What was answered to its questions: row → subject → answer, '' to leave the row out. */
    reponses: json<Record<string, Record<string, string>>>('reponses'),
    creeLe: instant('cree_le').notNull(),
    ecritLe: instant('ecrit_le'),
  },
  (t) => [parmi('imports_genre', t.genre, GENRES_IMPORT)],
);

/** What a title became when someone corrected it: the next list finds it again. */
export const correspondances = sqliteTable(
  'correspondances',
  {
    genre: text({ enum: GENRES_IMPORT }).notNull(),
    /** Folded. */
    titre: text().notNull(),
    /** Empty: left out. */
    champ: text().notNull(),
    modifieLe: instant('modifie_le').notNull(),
  },
  (t) => [primaryKey({ columns: [t.genre, t.titre] }), parmi('correspondances_genre', t.genre, GENRES_IMPORT)],
);
