import { getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import type { BaseOuverte } from '#db/ouvrir.ts';
import * as schema from '#db/schema.ts';
import { baseDeTest } from '#tests/base.ts';
import { fabriquerCompte, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';

/** What stands under every matrice: who × in which status × which act. */

/** One base for all the tests of a file, filled once: each test undoes what it did. @param remplir given the base */
export function uneBasePourTous(remplir: (base: BaseOuverte) => void): void {
  let base: BaseOuverte;
  beforeAll(() => {
    base = baseDeTest();
    remplir(base);
  });
  beforeEach(() => base.sqlite.exec('savepoint test'));
  afterEach(() => base.sqlite.exec('rollback to test; release test'));
}

/** Someone who is of no structure, with a role of the network or none. @returns her id */
export function seule(db: BaseOuverte['db'], role?: 'coordination' | 'partenaire' | 'cellule'): number {
  const { id } = fabriquerPersonne(db);
  fabriquerCompte(db, id);
  if (role) fabriquerRole(db, id, role);
  return id;
}

/** The names of the tables. */
export const TABLES: readonly string[] = Object.values<unknown>(schema).flatMap((table) =>
  is(table, SQLiteTable) ? [getTableName(table)] : [],
);

/** Each table as text, by its name: nothing changes unseen. @param lesquelles all of them, when they are not said */
export const photographier = ({ sqlite }: BaseOuverte, lesquelles = TABLES): Readonly<Record<string, string>> =>
  Object.fromEntries(lesquelles.map((nom) => [nom, JSON.stringify(sqlite.prepare(`select * from "${nom}"`).all())]));
