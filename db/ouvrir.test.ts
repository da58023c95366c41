import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrationsEnAttente, ouvrir } from './ouvrir.ts';
import { sauvegarderAvantMigration } from './sauvegarder.ts';

let dossier: string;
let chemin: string;

beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), 'migration-'));
  chemin = join(dossier, 'reseau.sqlite');
});
afterEach(() => rmSync(dossier, { recursive: true, force: true }));

const CREATION = `CREATE TABLE maisons (id integer PRIMARY KEY, nom text NOT NULL) STRICT;
--> statement-breakpoint
CREATE TABLE salles (id integer PRIMARY KEY, maison_id integer NOT NULL REFERENCES maisons(id) ON DELETE CASCADE) STRICT;`;

/** What drizzle-kit writes when a CHECK changes: the table is rebuilt, and its pragma does nothing in a transaction. */
const RECONSTRUCTION = `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE __new_maisons (id integer PRIMARY KEY, nom text NOT NULL, CHECK (length(nom) > 0)) STRICT;
--> statement-breakpoint
INSERT INTO __new_maisons (id, nom) SELECT id, nom FROM maisons;--> statement-breakpoint
DROP TABLE maisons;--> statement-breakpoint
ALTER TABLE __new_maisons RENAME TO maisons;--> statement-breakpoint
PRAGMA foreign_keys=ON;`;

/** A folder of migrations as drizzle-kit writes it. */
function migrations(nom: string, fichiers: readonly string[]): string {
  const ou = join(dossier, nom);
  mkdirSync(join(ou, 'meta'), { recursive: true });
  const entries = fichiers.map((sql, idx) => {
    const tag = `000${idx}_essai`;
    writeFileSync(join(ou, `${tag}.sql`), sql);
    return { idx, version: '6', when: 1000 + idx, tag, breakpoints: true };
  });
  writeFileSync(join(ou, 'meta/_journal.json'), JSON.stringify({ version: '7', dialect: 'sqlite', entries }));
  return ou;
}

function baseRemplie(): void {
  const { sqlite, fermer } = ouvrir(chemin, undefined, migrations('avant', [CREATION]));
  sqlite.exec("insert into maisons values (1, 'La Grange commune'); insert into salles values (1, 1), (2, 1)");
  fermer();
}

test('a filled base keeps its child rows through the rebuild of their parent table', () => {
  baseRemplie();
  const { sqlite, fermer } = ouvrir(chemin, undefined, migrations('apres', [CREATION, RECONSTRUCTION]));
  expect(sqlite.prepare('select count(*) from salles').pluck().get()).toBe(2);
  expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(() => sqlite.prepare("update maisons set nom = ''").run()).toThrow(/CHECK/);
  fermer();
});

test('a backup of the base as it was is made before it is migrated', () => {
  baseRemplie();
  let copie = '';
  const { fermer } = ouvrir(
    chemin,
    (sqlite) => {
      copie = sauvegarderAvantMigration(sqlite, join(dossier, 'copies'), new Date('2026-03-23T08:00:00Z'));
    },
    migrations('apres', [CREATION, RECONSTRUCTION]),
  );
  fermer();
  expect(copie).toMatch(/avant-migration-20260323T080000\.sqlite$/);
  const avant = new Database(copie, { readonly: true });
  expect(avant.prepare("select sql from sqlite_master where name = 'maisons'").pluck().get()).not.toContain('CHECK');
  expect(avant.prepare('select count(*) from salles').pluck().get()).toBe(2);
  avant.close();
});

test('a new base is not backed up, and one that is up to date is not migrated', () => {
  let appels = 0;
  const compter = () => {
    appels += 1;
  };
  const ou = migrations('avant', [CREATION]);
  ouvrir(chemin, compter, ou).fermer();
  const { sqlite, fermer } = ouvrir(chemin, compter, ou);
  expect(migrationsEnAttente(sqlite, ou)).toBe(0);
  fermer();
  expect(appels).toBe(0);
});

test('a base that a newer version migrated is refused in a sentence, untouched', () => {
  const [avant, apres] = [migrations('avant', [CREATION]), migrations('apres', [CREATION, RECONSTRUCTION])];
  baseRemplie();
  ouvrir(chemin, undefined, apres).fermer();
  const octets = readFileSync(chemin);
  let copies = 0;
  expect(() => ouvrir(chemin, () => copies++, avant)).toThrow(/^La base vient d’une version plus récente/);
  expect(copies).toBe(0);
  expect(readFileSync(chemin).equals(octets)).toBe(true);
  const { sqlite, fermer } = ouvrir(chemin, undefined, apres);
  expect(sqlite.prepare('select count(*) from salles').pluck().get()).toBe(2);
  fermer();
});

test('a migration that leaves orphans is refused', () => {
  baseRemplie();
  const perte = `${RECONSTRUCTION}--> statement-breakpoint\nDELETE FROM maisons;`;
  expect(() => ouvrir(chemin, undefined, migrations('perte', [CREATION, perte]))).toThrow('lignes orphelines');
});
