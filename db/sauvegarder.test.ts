import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fabriquerStructure } from '#tests/fabriques/reseau.ts';
import { type BaseOuverte, ouvrir } from './ouvrir.ts';
import { estOuverteAilleurs, RestaurationRefusee, restaurer } from './restaurer.ts';
import { defautsDeSqlite, sauvegarder } from './sauvegarder.ts';
import { verifierBase } from './verifier.ts';

const MATIN = new Date('2026-03-23T08:00:00Z');
let dossier: string;
let chemin: string;
let ouvertes: BaseOuverte[] = [];

beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), 'sauvegarde-'));
  chemin = join(dossier, 'reseau.sqlite');
});
afterEach(() => {
  for (const base of ouvertes) base.fermer();
  ouvertes = [];
  rmSync(dossier, { recursive: true, force: true });
});

function ouvrirIci(): BaseOuverte {
  const base = ouvrir(chemin);
  ouvertes.push(base);
  return base;
}
function fermer(base: BaseOuverte): void {
  base.fermer();
  ouvertes = ouvertes.filter((autre) => autre !== base);
}

/** Every row of every table, to compare two bases. */
function contenu(fichier: string): Record<string, unknown[]> {
  const sqlite = new Database(fichier, { readonly: true });
  const tables = sqlite.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all() as string[];
  const lu = Object.fromEntries(tables.map((table) => [table, sqlite.prepare(`select * from "${table}"`).all()]));
  sqlite.close();
  return lu;
}

test('a backup taken while another connection writes is sound and whole', async () => {
  const base = ouvrirIci();
  const remplir = base.sqlite.prepare('insert into structures (nom, presentation, creee_le) values (?, ?, 0)');
  base.sqlite.transaction(() => {
    for (let n = 0; n < 1500; n++) remplir.run(`La Structure ${n}`, 'Une maison ouverte. '.repeat(200));
  })();
  let ecritures = 0;
  const minuteur = setInterval(() => {
    fabriquerStructure(base.db);
    ecritures += 1;
  }, 1);
  const copie = await sauvegarder(chemin, join(dossier, 'copies'), MATIN).finally(() => clearInterval(minuteur));
  expect(copie).toMatch(/reseau-20260323T080000\.sqlite$/);
  expect(ecritures).toBeGreaterThan(0);
  const lue = new Database(copie, { readonly: true });
  expect(defautsDeSqlite(lue)).toEqual([]);
  const nombre = lue.prepare('select count(*) from structures').pluck().get() as number;
  lue.close();
  expect(nombre).toBeGreaterThanOrEqual(1500);
  expect(nombre).toBeLessThanOrEqual(1500 + ecritures);
});

test('no copy of any kind is kept for more than sixty days, or than the network sets', async () => {
  ouvrirIci();
  const copies = join(dossier, 'copies');
  await sauvegarder(chemin, copies, MATIN);
  const noms = [
    'reseau-20260121T080000.sqlite',
    'reseau-20260122T080000.sqlite',
    'avant-migration-20260121T080000.sqlite',
    'avant-migration-20260122T080000.sqlite',
    'reseau-20260121T080000-avant-restauration.sqlite',
    'reseau-20260121T080000-avant-restauration.sqlite-wal',
    'reseau-20260122T080000-avant-restauration.sqlite',
    'reseau-20260121T080000.sqlite.partiel',
    'autre-20200101T080000.sqlite',
  ];
  for (const nom of noms) writeFileSync(join(copies, nom), '');
  await sauvegarder(chemin, copies, MATIN);
  expect(readdirSync(copies).sort()).toEqual([
    'autre-20200101T080000.sqlite',
    'avant-migration-20260122T080000.sqlite',
    'reseau-20260122T080000-avant-restauration.sqlite',
    'reseau-20260122T080000.sqlite',
    'reseau-20260323T080000.sqlite',
  ]);
  await sauvegarder(chemin, copies, MATIN, 30);
  expect(readdirSync(copies).sort()).toEqual(['autre-20200101T080000.sqlite', 'reseau-20260323T080000.sqlite']);
});

test('fourteen days are kept, today whole, and other files are left alone', async () => {
  ouvrirIci();
  const copies = join(dossier, 'copies');
  for (let jour = 1; jour <= 20; jour++) {
    await sauvegarder(chemin, copies, new Date(Date.UTC(2026, 2, jour, 3)));
  }
  writeFileSync(join(copies, 'notes.txt'), 'à garder');
  await sauvegarder(chemin, copies, new Date(Date.UTC(2026, 2, 20, 9)));
  const noms = readdirSync(copies).sort();
  expect(noms[0]).toBe('notes.txt');
  expect(noms[1]).toBe('reseau-20260307T030000.sqlite');
  expect(noms).toHaveLength(1 + 13 + 2);
});

test('a restored backup has the same content, and the present base is kept aside', async () => {
  const base = ouvrirIci();
  fabriquerStructure(base.db, { nom: 'La Grange commune' });
  const copie = await sauvegarder(chemin, join(dossier, 'copies'), MATIN);
  fabriquerStructure(base.db, { nom: 'Écrite après la sauvegarde' });
  fermer(base);
  const aCote = await restaurer(copie, chemin, join(dossier, 'copies'), MATIN);
  expect(contenu(chemin)).toEqual(contenu(copie));
  expect(aCote).toMatch(/reseau-20260323T080000-avant-restauration\.sqlite$/);
  expect(contenu(aCote ?? '').structures).toHaveLength(2);
  const rouverte = ouvrirIci();
  expect(verifierBase(rouverte.sqlite)).toEqual([]);
});

test('what only the write-ahead log of the copied file holds is restored too', async () => {
  const base = ouvrirIci();
  fabriquerStructure(base.db, { nom: 'Encore dans le journal de SQLite' });
  const ailleurs = join(dossier, 'restauree.sqlite');
  await restaurer(chemin, ailleurs, dossier, MATIN);
  expect(contenu(ailleurs).structures).toHaveLength(1);
});

test('nothing is restored over a base that a server holds', async () => {
  const base = ouvrirIci();
  const copie = await sauvegarder(chemin, join(dossier, 'copies'), MATIN);
  expect(estOuverteAilleurs(chemin)).toBe(true);
  await expect(restaurer(copie, chemin, dossier, MATIN)).rejects.toThrow(RestaurationRefusee);
  fermer(base);
  expect(estOuverteAilleurs(chemin)).toBe(false);
});

test.each([
  ['a file that is missing', 'absent.sqlite', undefined],
  ['a file that is no base', 'liste.csv', 'nom;commune\nL’Escale;Saint-Yrieix-la-Perche\n'],
  ['a base cut in the middle', 'coupee.sqlite', `SQLite format 3\u0000${'x'.repeat(5000)}`],
])('%s is refused, and nothing changes', async (_titre, nom, texte) => {
  const base = ouvrirIci();
  fabriquerStructure(base.db);
  fermer(base);
  const avant = contenu(chemin);
  const fichier = join(dossier, nom);
  if (texte !== undefined) writeFileSync(fichier, texte);
  await expect(restaurer(fichier, chemin, dossier, MATIN)).rejects.toThrow(RestaurationRefusee);
  expect(contenu(chemin)).toEqual(avant);
});

test('a backup of a newer version is refused', async () => {
  const base = ouvrirIci();
  const copie = await sauvegarder(chemin, join(dossier, 'copies'), MATIN);
  fermer(base);
  const plusRecente = new Database(copie);
  plusRecente.prepare("insert into __drizzle_migrations (hash, created_at) values ('inconnue', 1)").run();
  plusRecente.close();
  await expect(restaurer(copie, chemin, dossier, MATIN)).rejects.toThrow('version plus récente');
});

test('an orphan row and a table without STRICT are anomalies, one sentence each', () => {
  const base = ouvrirIci();
  base.sqlite.pragma('foreign_keys = OFF');
  base.sqlite.exec('insert into comptes (id, cree_le) values (999, 0); create table relachee (valeur text)');
  const phrases = verifierBase(base.sqlite).map((anomalie) => anomalie.phrase);
  expect(phrases).toHaveLength(2);
  expect(phrases[0]).toContain('comptes');
  expect(phrases[1]).toContain('relachee');
});
