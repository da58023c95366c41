import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import * as schema from './schema.ts';

/** What a verbe works on: the base, or the transaction it runs in. */
export type Base = BaseSQLiteDatabase<'sync', Database.RunResult, typeof schema>;

export interface BaseOuverte {
  db: BetterSQLite3Database<typeof schema>;
  sqlite: Database.Database;
  fermer(): void;
}

const DOSSIER_MIGRATIONS = resolve(import.meta.dirname ?? process.cwd(), '../drizzle');

/** Migrations that the file on disk has not seen yet. */
export function migrationsEnAttente(sqlite: Database.Database, dossier = dossierMigrations()): number {
  const connues = readMigrationFiles({ migrationsFolder: dossier });
  const existe = sqlite.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (!existe) return connues.length;
  const faites = new Set(sqlite.prepare('select hash from __drizzle_migrations').pluck().all() as string[]);
  return connues.filter((migration) => !faites.has(migration.hash)).length;
}

/** Migrations that the file on disk has seen and this version does not know: a newer one wrote it. */
export function migrationsInconnues(sqlite: Database.Database, dossier = dossierMigrations()): number {
  const existe = sqlite.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (!existe) return 0;
  const connues = new Set(readMigrationFiles({ migrationsFolder: dossier }).map((migration) => migration.hash));
  const faites = sqlite.prepare('select hash from __drizzle_migrations').pluck().all() as string[];
  return faites.filter((hash) => !connues.has(hash)).length;
}

/** The bundle of the built server moves this file: fall back on the working folder. */
export function dossierMigrations(): string {
  return existsSync(resolve(DOSSIER_MIGRATIONS, 'meta/_journal.json')) ? DOSSIER_MIGRATIONS : resolve(process.cwd(), 'drizzle');
}

function reglerPragmas(sqlite: Database.Database): void {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('busy_timeout = 5000');
  sqlite.pragma('trusted_schema = OFF');
  // Someone who is erased must not stay readable in the file's free pages.
  sqlite.pragma('secure_delete = ON');
}

const REQUETES_RETENUES = 500;

/**
 * The same handle, which compiles each text of SQL once: drizzle prepares anew at every call, and for small
 * queries that costs more than running them.
 */
function retenirLesRequetes(sqlite: Database.Database): Database.Database {
  const retenues = new Map<string, Database.Statement>();
  const prepare = (texte: string): Database.Statement => {
    const connue = retenues.get(texte);
    if (connue) {
      // drizzle asks for arrays or objects call by call, on a statement that keeps the last answer.
      if (connue.reader) connue.raw(false);
      return connue;
    }
    const nouvelle = sqlite.prepare(texte);
    if (retenues.size >= REQUETES_RETENUES) retenues.clear();
    retenues.set(texte, nouvelle);
    return nouvelle;
  };
  return new Proxy(sqlite, {
    get(cible, nom) {
      if (nom === 'prepare') return prepare;
      const valeur: unknown = Reflect.get(cible, nom, cible);
      return typeof valeur === 'function' ? valeur.bind(cible) : valeur;
    },
  });
}

const brancher = (sqlite: Database.Database) => drizzle(retenirLesRequetes(sqlite), { schema, casing: 'snake_case' });

/**
 * Opens a base and brings it up to date.
 * Foreign keys are OFF while migrating: SQLite rebuilds tables, and the pragma that drizzle-kit writes
 * does nothing inside the migrator's transaction, so that children would vanish by cascade (drizzle-orm #5782).
 * @param chemin file path, or `:memory:`
 * @param avantMigration called with the open handle before migrating a base that already holds data
 * @param dossier folder of the migrations
 * @throws Error when the base comes from a newer version, or when the migrated base has orphans
 */
export function ouvrir(
  chemin: string,
  avantMigration?: (sqlite: Database.Database) => void,
  dossier = dossierMigrations(),
): BaseOuverte {
  if (chemin !== ':memory:') mkdirSync(dirname(resolve(chemin)), { recursive: true });
  const sqlite = new Database(chemin);
  if (migrationsInconnues(sqlite, dossier) > 0) {
    sqlite.close();
    throw new Error(
      'La base vient d’une version plus récente du réseau. Remettez cette version, ou restaurez la sauvegarde faite avant la mise à jour.',
    );
  }
  reglerPragmas(sqlite);
  sqlite.pragma('foreign_keys = OFF');
  const db = brancher(sqlite);
  if (migrationsEnAttente(sqlite, dossier) > 0) {
    const dejaRemplie = sqlite.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
    if (dejaRemplie) avantMigration?.(sqlite);
    migrate(db, { migrationsFolder: dossier });
    const orphelins = sqlite.pragma('foreign_key_check') as unknown[];
    if (orphelins.length > 0) {
      throw new Error(`La migration laisse ${orphelins.length} lignes orphelines : restaurez la sauvegarde faite juste avant.`);
    }
  }
  sqlite.pragma('foreign_keys = ON');
  return { db, sqlite, fermer: () => sqlite.close() };
}

/** Opens a base as it is, whatever its version: a backup that was just put back. */
export function ouvrirSansMigrer(chemin: string): BaseOuverte {
  const sqlite = new Database(chemin, { fileMustExist: true });
  reglerPragmas(sqlite);
  sqlite.pragma('foreign_keys = ON');
  return { db: brancher(sqlite), sqlite, fermer: () => sqlite.close() };
}

/**
 * Opens a copy in memory of a base that is up to date: what a hundred tests begin with, migrated once.
 * @param image what `sqlite.serialize()` gave
 */
export function ouvrirImage(image: Buffer): BaseOuverte {
  const sqlite = new Database(image);
  reglerPragmas(sqlite);
  sqlite.pragma('foreign_keys = ON');
  return { db: brancher(sqlite), sqlite, fermer: () => sqlite.close() };
}
