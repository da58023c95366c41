import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Days of which one backup is kept. */
export const JOURS_GARDES = 14;
const AVANT_MIGRATION_GARDEES = 5;
/** Days after which no copy is kept, of whatever kind: what was erased from the base is then erased everywhere. */
export const JOURS_DES_SAUVEGARDES = 60;

/** `20260323T080000`, in UTC. */
export const horodatage = (instant: Date) => instant.toISOString().replace(/[-:]/g, '').replace(/\..*/, '');

/** Copies the base as it is before a migration; synchronous, because nothing else may write meanwhile. */
export function sauvegarderAvantMigration(sqlite: Database.Database, dossier: string, maintenant = new Date()): string {
  mkdirSync(dossier, { recursive: true });
  const chemin = join(dossier, `avant-migration-${horodatage(maintenant)}.sqlite`);
  // A restart within the second finds the same name.
  rmSync(chemin, { force: true });
  sqlite.prepare('vacuum into ?').run(chemin);
  chmodSync(chemin, 0o600);
  return chemin;
}

/**
 * Copies a base that is in use, checks the copy, and drops the oldest ones.
 * @param base path of the base
 * @param joursAuPlus age of the oldest copy that is kept, in days
 * @returns the path of the copy
 * @throws Error when the copy is not sound: it is then removed
 */
export async function sauvegarder(
  base: string,
  dossier: string,
  maintenant = new Date(),
  joursAuPlus = JOURS_DES_SAUVEGARDES,
): Promise<string> {
  mkdirSync(dossier, { recursive: true });
  const chemin = join(dossier, `reseau-${horodatage(maintenant)}.sqlite`);
  const partiel = `${chemin}.partiel`;
  try {
    await copier(base, partiel);
    const defauts = defautsDeLaCopie(partiel);
    if (defauts.length > 0) throw new Error(`La copie n’est pas saine : ${defauts[0]}`);
    renameSync(partiel, chemin);
  } catch (erreur) {
    rmSync(partiel, { force: true });
    throw erreur;
  }
  menage(dossier, maintenant, joursAuPlus);
  return chemin;
}

/** SQLite's own copy of a base in use: it takes what a `-wal` beside the file still holds. */
export async function copier(base: string, vers: string): Promise<void> {
  rmSync(vers, { force: true });
  const source = new Database(base, { readonly: true, timeout: 10_000 });
  try {
    // One instant for the whole copy: otherwise each write of another connection starts it over.
    source.exec('begin');
    source.prepare('select count(*) from sqlite_master').get();
    await source.backup(vers);
    source.exec('commit');
  } finally {
    source.close();
  }
  // The base holds names and addresses: for its owner alone.
  chmodSync(vers, 0o600);
}

/** Makes the copy one single file, and says what is wrong with it. */
function defautsDeLaCopie(chemin: string): string[] {
  const copie = new Database(chemin);
  try {
    copie.pragma('journal_mode = DELETE');
    return defautsDeSqlite(copie);
  } finally {
    copie.close();
  }
}

/** What SQLite itself finds wrong; empty when all is well. */
export function defautsDeSqlite(sqlite: Database.Database): string[] {
  const integrite = (sqlite.pragma('integrity_check') as { integrity_check: string }[]).map((ligne) => ligne.integrity_check);
  const orphelins = sqlite.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[];
  return [
    ...integrite.filter((phrase) => phrase !== 'ok'),
    ...orphelins.map((o) => `${o.table}, ligne ${o.rowid ?? '?'} : ce qu’elle désigne dans ${o.parent} n’existe pas`),
  ];
}

/** A copy of any kind, and what a fall leaves beside one. */
const COPIE = /^(?:reseau|avant-migration)-(\d{4})(\d{2})(\d{2})T\d{6}(?:-avant-restauration)?\.sqlite(?:-wal|-shm|\.partiel)?$/;

/** Whether this file is a copy made more than so many days ago, from day to day. */
function estTropVieille(nom: string, maintenant: Date, jours: number): boolean {
  const [, annee, mois, jour] = COPIE.exec(nom) ?? [];
  const limite = new Date(maintenant.getTime() - jours * 86_400_000).toISOString().slice(0, 10);
  return annee !== undefined && `${annee}-${mois}-${jour}` < limite;
}

/**
 * Keeps all of today, the last copy of each of the days before, and the last ones made before a migration; none that is
 * older than so many days.
 */
function menage(dossier: string, maintenant: Date, joursAuPlus: number): void {
  const presents = readdirSync(dossier).sort().reverse();
  const vieilles = presents.filter((nom) => estTropVieille(nom, maintenant, joursAuPlus));
  for (const nom of vieilles) rmSync(join(dossier, nom), { force: true });
  const noms = presents.filter((nom) => !vieilles.includes(nom));
  const aujourdhui = horodatage(maintenant).slice(0, 8);
  const gardes = new Set<string>();
  for (const nom of noms) {
    const jour = /^reseau-(\d{8})T\d{6}\.sqlite$/.exec(nom)?.[1];
    if (jour === undefined || jour === aujourdhui) continue;
    // The day of this very backup is one of the fourteen.
    if (gardes.has(jour) || gardes.size >= JOURS_GARDES - 1) rmSync(join(dossier, nom), { force: true });
    else gardes.add(jour);
  }
  const avant = noms.filter((nom) => /^avant-migration-\d{8}T\d{6}\.sqlite$/.test(nom));
  for (const nom of avant.slice(AVANT_MIGRATION_GARDEES)) rmSync(join(dossier, nom), { force: true });
}
