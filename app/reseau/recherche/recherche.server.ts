import { type SQL, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import type { Anomalie } from '#app/commun/prise.ts';
import type { Base } from '#db/ouvrir.ts';
import { decouper, elargir, expression, type MotCherche, rangerMots, type Vocabulaire } from './mots.ts';

/**
 * The search over what structures and fonctions are found by. The two indexes (FTS5) and the triggers that keep them true are
 * in drizzle/0001_reseau.sql.
 */

export interface Recherche {
  /** For FTS5. */
  expression: string;
  /** Nothing holds the words as they were typed: the nearest ones were taken. */
  approchee: boolean;
}

interface Vocabulaires {
  empreinte: string;
  mots: Vocabulaire;
}
const vocabulaires = new WeakMap<Base, Vocabulaires>();

/** The words of both indexes, read again when one of them was written: the record 10 of an FTS5 table changes each time. */
function vocabulaire(db: Base): Vocabulaire {
  const { empreinte } = db.get<{ empreinte: string }>(
    sql`select (select hex(block) from index_des_structures_data where id = 10) || ' ' || (select hex(block) from index_des_fonctions_data where id = 10) as empreinte`,
  );
  const connu = vocabulaires.get(db);
  if (connu?.empreinte === empreinte) return connu.mots;
  const lignes = db.values<[string]>(sql`select term from mots_des_structures union select term from mots_des_fonctions`);
  const mots = rangerMots(lignes.map(([mot]) => mot));
  vocabulaires.set(db, { empreinte, mots });
  return mots;
}

/** Whether anything at all holds these words. */
function tient(db: Base, mots: readonly MotCherche[]): boolean {
  const texte = expression(mots);
  const trouve = db.get<{ oui: number }>(
    sql`select exists(select 1 from index_des_structures where index_des_structures match ${texte}) or exists(select 1 from index_des_fonctions where index_des_fonctions match ${texte}) as oui`,
  );
  return trouve.oui === 1;
}

/**
 * Reads what was typed: exact words first; when nothing holds them, the unknown ones with one typing mistake, then all of them.
 * @returns null when there is no word to look for
 */
export function preparerRecherche(ctx: Pick<Contexte, 'db'>, q: string): Recherche | null {
  const mots = decouper(q);
  if (mots.length === 0) return null;
  const { db } = ctx;
  if (tient(db, mots)) return { expression: expression(mots), approchee: false };
  const lexique = vocabulaire(db);
  const inconnus = mots.map((mot) => (tient(db, [mot]) ? mot : elargir(mot, lexique)));
  const elargis = tient(db, inconnus) ? inconnus : mots.map((mot) => elargir(mot, lexique));
  return { expression: expression(elargis), approchee: true };
}

/** The structures found, as a condition on their id. */
export const structuresTrouvees = (id: unknown, recherche: Recherche): SQL =>
  sql`${id} in (select rowid from index_des_structures where index_des_structures match ${recherche.expression})`;

/** 0 when the name holds every word, 1 when the name and the commune do, 2 otherwise. */
export const rangDeStructure = (id: unknown, { expression: texte }: Recherche): SQL<number> =>
  sql`case when ${id} in (select rowid from index_des_structures where index_des_structures match ${`{nom} : (${texte})`}) then 0
    when ${id} in (select rowid from index_des_structures where index_des_structures match ${`{nom commune} : (${texte})`}) then 1
    else 2 end`;

const VERIFIES = [
  ['structures', 'index_des_structures', 'textes_des_structures', 'nom, commune, lieux, faits'],
  ['fonctions', 'index_des_fonctions', 'textes_des_fonctions', 'nom, lieux, faits'],
] as const;

/** What the search holds beside what it should hold; the order of words says nothing. */
export function verifierRecherche(db: Base): Anomalie[] {
  const enMots = (textes: readonly (string | null)[]) =>
    textes.map((texte) => (texte ?? '').split(/\s+/).sort().join(' ')).join('|');
  const lire = (table: string, clef: string, colonnes: string) =>
    new Map(
      db
        .values<[number, ...string[]]>(sql.raw(`select ${clef}, ${colonnes} from ${table}`))
        .map(([id, ...textes]) => [id, enMots(textes)]),
    );
  return VERIFIES.flatMap(([quoi, index, vue, colonnes]) => {
    const [tenus, attendus] = [lire(index, 'rowid', colonnes), lire(vue, 'id', colonnes)];
    const faux = [...new Set([...tenus.keys(), ...attendus.keys()])].filter((id) => tenus.get(id) !== attendus.get(id));
    if (faux.length === 0) return [];
    const phrase = `La recherche ne dit plus vrai pour ${faux.length} ${quoi} : la première est la ${faux[0]}.`;
    return [{ domaine: 'réseau', phrase }];
  });
}
