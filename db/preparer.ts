import { type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Base } from './ouvrir.ts';

/**
 * A query built once a base, for those that every request runs: building it costs more than running it.
 * A transaction is another handle on the same connection: it finds what was built outside it.
 */
export function preparer<T>(construire: (db: Base) => T): (db: Base) => T {
  const preparees = new WeakMap<object, T>();
  return (db) => {
    const connexion = connexionDe(db);
    const connue = preparees.get(connexion);
    if (connue !== undefined) return connue;
    const nouvelle = construire(db);
    preparees.set(connexion, nouvelle);
    return nouvelle;
  };
}

// drizzle gives its session to each transaction, and leaves it out of its types.
const connexionDe = (db: Base): object => (Reflect.get(db, 'session') as object | undefined) ?? db;

/**
 * Condition of such a query: the column is among the ids of a list, whatever their number.
 * @param liste name of the placeholder; its value is the JSON of the list
 */
export const dansLaListe = (colonne: SQLiteColumn, liste: string): SQL =>
  sql`${colonne} in (select value from json_each(${sql.placeholder(liste)}))`;
