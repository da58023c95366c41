import { sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import type { Anomalie } from '#app/commun/prise.ts';
import type { Base } from '#db/ouvrir.ts';
import { decouper, elargir, expression, type MotCherche, rangerMots, type Vocabulaire } from './mots.ts';

/**
 * How anything of the house is searched: an FTS5 table that triggers keep true, its view and its words. Exact words first; when
 * they find too little, each is widened through the words that the index holds.
 */

/** What is searched together: `structures` has the tables index_des_structures, textes_des_structures, mots_des_structures. */
export interface IndexDeRecherche {
  nom: string;
  /** Its columns, the ones that say most first. */
  colonnes: readonly string[];
}

export interface Recherche {
  /** For FTS5. */
  expression: string;
  /** The words as they were typed, for FTS5; the expression when they are enough. */
  exacte: string;
  /** Nothing holds the words as they were typed: the nearest ones were taken. */
  approchee: boolean;
  /** The words looked for, widened or not. */
  mots: readonly MotCherche[];
}

interface Vocabulaires {
  empreinte: string;
  mots: Vocabulaire;
}

/** A word that is written right is widened only when it is long: a short one looks like too many others. */
const LONG = 5;

const index = ({ nom }: IndexDeRecherche) => sql.raw(`index_des_${nom}`);

/**
 * The engine over some indexes.
 * @param assez how many rows found by the exact words make it useless to widen them
 * @returns reads what was typed; null when there is no word to look for
 */
export function definirMoteur(indexes: readonly IndexDeRecherche[], assez = 1) {
  const vocabulaires = new WeakMap<Base, Vocabulaires>();

  /** The words of the indexes, read again when one of them was written: the record 10 of an FTS5 table changes each time. */
  function vocabulaire(db: Base): Vocabulaire {
    const blocs = indexes.map(({ nom }) => sql.raw(`(select hex(block) from index_des_${nom}_data where id = 10)`));
    const { empreinte } = db.get<{ empreinte: string }>(sql`select ${sql.join(blocs, sql` || ' ' || `)} as empreinte`);
    const connu = vocabulaires.get(db);
    if (connu?.empreinte === empreinte) return connu.mots;
    const termes = indexes.map(({ nom }) => sql.raw(`select term from mots_des_${nom}`));
    const mots = rangerMots(db.values<[string]>(sql.join(termes, sql` union `)).map(([mot]) => mot));
    vocabulaires.set(db, { empreinte, mots });
    return mots;
  }

  /** How many rows hold these words, counted up to what is enough. */
  function compter(db: Base, mots: readonly MotCherche[], jusqua = 1): number {
    const texte = expression(mots);
    const trouvees = indexes.map(
      (un) => sql`select 1 from (select rowid from ${index(un)} where ${index(un)} match ${texte} limit ${jusqua})`,
    );
    return db.get<{ n: number }>(sql`select count(*) as n from (${sql.join(trouvees, sql` union all `)})`).n;
  }

  return (ctx: Pick<Contexte, 'db'>, q: string): Recherche | null => {
    const mots = decouper(q);
    if (mots.length === 0) return null;
    const { db } = ctx;
    const exacte = expression(mots);
    const exactes = compter(db, mots, assez);
    if (exactes >= assez) return { expression: exacte, exacte, approchee: false, mots };
    const lexique = vocabulaire(db);
    const avec = (elargis: readonly MotCherche[]): Recherche => ({
      ...{ expression: expression(elargis), exacte, approchee: exactes === 0, mots: elargis },
    });
    if (exactes > 0) return avec(mots.map((mot) => (mot.mot.length >= LONG ? elargir(mot, lexique) : mot)));
    // The unknown words first, then all of them.
    const inconnus = mots.map((mot) => (compter(db, [mot]) > 0 ? mot : elargir(mot, lexique)));
    return avec(compter(db, inconnus) > 0 ? inconnus : mots.map((mot) => elargir(mot, lexique)));
  };
}

/** What an index holds beside what it should hold; the order of words says nothing. */
export function verifierIndex(db: Base, domaine: string, { nom, colonnes }: IndexDeRecherche): Anomalie[] {
  const enMots = (textes: readonly (string | null)[]) =>
    textes.map((texte) => (texte ?? '').split(/\s+/).sort().join(' ')).join('|');
  const lire = (table: string, clef: string) =>
    new Map(
      db
        .values<[number, ...string[]]>(sql.raw(`select ${clef}, ${colonnes.join(', ')} from ${table}`))
        .map(([id, ...textes]) => [id, enMots(textes)]),
    );
  const [tenus, attendus] = [lire(`index_des_${nom}`, 'rowid'), lire(`textes_des_${nom}`, 'id')];
  const faux = [...new Set([...tenus.keys(), ...attendus.keys()])].filter((id) => tenus.get(id) !== attendus.get(id));
  if (faux.length === 0) return [];
  const phrase = `La recherche ne dit plus vrai pour ${faux.length} ${nom} : la première est la ${faux[0]}.`;
  return [{ domaine, phrase }];
}
