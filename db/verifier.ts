import type Database from 'better-sqlite3';
import type { Anomalie } from '#app/commun/prise.ts';
import { migrationsEnAttente, migrationsInconnues } from './ouvrir.ts';
import { defautsDeSqlite } from './sauvegarder.ts';

interface TableListee {
  schema: string;
  name: string;
  type: string;
  strict: number;
}

/** Tables of the house that SQLite does not hold to their types. */
export function tablesNonStrictes(sqlite: Database.Database): string[] {
  return (sqlite.pragma('table_list') as TableListee[])
    .filter((t) => t.schema === 'main' && t.type === 'table' && !/^(sqlite_|__drizzle)/.test(t.name) && t.strict === 0)
    .map((t) => t.name);
}

/** What is wrong with the base itself, whatever the domains; each domain checks its own rows besides. */
export function verifierBase(sqlite: Database.Database): Anomalie[] {
  const attente = migrationsEnAttente(sqlite);
  const phrases = [
    ...defautsDeSqlite(sqlite),
    ...tablesNonStrictes(sqlite).map((nom) => `la table ${nom} n’est pas STRICT`),
    ...(attente > 0 ? [`${attente} migration(s) en attente : démarrez le serveur une fois`] : []),
    ...(migrationsInconnues(sqlite) > 0 ? ['elle vient d’une version plus récente du réseau'] : []),
  ];
  return phrases.map((phrase) => ({ domaine: 'base', phrase }));
}
