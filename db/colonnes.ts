import { type SQL, sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, integer, text } from 'drizzle-orm/sqlite-core';
import { PLIS } from '#app/reseau/plier.ts';

/** An instant, stored as milliseconds since 1970 in UTC, read as a Date. */
export const instant = (nom: string) => integer(nom, { mode: 'timestamp_ms' });

/** A civil day, `YYYY-MM-DD`. */
export const jour = (nom: string) => text(nom);

/** A civil half-day, see app/commun/periode.ts. */
export const demiJournee = (nom: string) => integer(nom);

export const booleen = (nom: string) => integer(nom, { mode: 'boolean' });

export const json = <T>(nom: string) => text(nom, { mode: 'json' }).$type<T>();

/** CHECK that a column holds one of the values declared by its règle. */
export function parmi(nom: string, colonne: AnySQLiteColumn, valeurs: readonly string[]) {
  const liste: SQL = sql.raw(valeurs.map((valeur) => `'${valeur}'`).join(', '));
  return check(nom, sql`${colonne} in (${liste})`);
}

const litteral = (texte: string) => `'${texte.replaceAll("'", "''")}'`;
/** What stands before and after an expression that the base folds, with the pairs of `plier`. */
const AVANT = `lower(${'replace('.repeat(PLIS.length)}`;
const APRES = `${PLIS.map(([de, vers]) => `, ${litteral(de)}, ${litteral(vers)})`).join('')})`;

/**
 * A column folded by the base itself (no case, no accents), so that lists sort and search as one reads.
 * Stored: folding 2,400 names at each search would cost more than the search.
 */
export const plie = (nom: string, colonne: string) =>
  text(nom).generatedAlwaysAs(sql.raw(`${AVANT}${colonne}${APRES}`), { mode: 'stored' });

/** The same of what is folded when it is read: a long text, of which a folded copy would be kept for few searches. */
export const plieALaLecture = (texte: SQL): SQL<string> => sql<string>`${sql.raw(AVANT)}${texte}${sql.raw(APRES)}`;
