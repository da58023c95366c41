import { type SQL, sql } from 'drizzle-orm';
import type { Anomalie } from '#app/commun/prise.ts';
import type { Base } from '#db/ouvrir.ts';
import { definirMoteur, type IndexDeRecherche, type Recherche, verifierIndex } from './moteur.server.ts';

/**
 * The search over what structures and fonctions are found by. The two indexes and the triggers that keep them true are in
 * drizzle/0001_reseau.sql.
 */
const INDEXES: readonly IndexDeRecherche[] = [
  { nom: 'structures', colonnes: ['nom', 'commune', 'lieux', 'faits'] },
  { nom: 'fonctions', colonnes: ['nom', 'lieux', 'faits'] },
];

/**
 * Reads what was typed: exact words first; when nothing holds them, the unknown ones with one typing mistake, then all of them.
 * @returns null when there is no word to look for
 */
export const preparerRecherche = definirMoteur(INDEXES);

/** The structures found, as a condition on their id. */
export const structuresTrouvees = (id: unknown, recherche: Pick<Recherche, 'expression'>): SQL =>
  sql`${id} in (select rowid from index_des_structures where index_des_structures match ${recherche.expression})`;

/** 0 when the name holds every word, 1 when the name and the commune do, 2 otherwise. */
export const rangDeStructure = (id: unknown, { expression: texte }: Pick<Recherche, 'expression'>): SQL<number> =>
  sql`case when ${id} in (select rowid from index_des_structures where index_des_structures match ${`{nom} : (${texte})`}) then 0
    when ${id} in (select rowid from index_des_structures where index_des_structures match ${`{nom commune} : (${texte})`}) then 1
    else 2 end`;

/** What the search holds beside what it should hold. */
export const verifierRecherche = (db: Base): Anomalie[] => INDEXES.flatMap((un) => verifierIndex(db, 'réseau', un));
