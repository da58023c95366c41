import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { migrationsInconnues } from './ouvrir.ts';
import { copier, defautsDeSqlite, horodatage } from './sauvegarder.ts';

/** A refusal with a French sentence: nothing was changed. */
export class RestaurationRefusee extends Error {}

/** Whether another process has the base open: in WAL mode it holds a lock as long as it lives. */
export function estOuverteAilleurs(chemin: string): boolean {
  if (!existsSync(chemin)) return false;
  const sqlite = new Database(chemin, { timeout: 0 });
  try {
    // Leaving WAL needs the base to oneself.
    sqlite.pragma('journal_mode = DELETE');
    return false;
  } catch (erreur) {
    if (erreur instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(erreur.code)) return true;
    // A damaged base is held by nobody that we can tell; it is precisely what one replaces.
    return false;
  } finally {
    sqlite.close();
  }
}

/** @throws RestaurationRefusee when this file is no sound base of this house */
function verifierLaCopie(fichier: string): void {
  if (!existsSync(fichier)) throw new RestaurationRefusee(`Le fichier « ${fichier} » n’existe pas.`);
  let copie: Database.Database | undefined;
  try {
    copie = new Database(fichier, { readonly: true });
    const defauts = defautsDeSqlite(copie);
    if (defauts.length > 0) throw new RestaurationRefusee(`Cette sauvegarde est abîmée : ${defauts[0]}.`);
    copie.prepare('select hash from __drizzle_migrations').get();
    if (migrationsInconnues(copie) > 0) {
      throw new RestaurationRefusee('Cette sauvegarde vient d’une version plus récente : mettez d’abord le réseau à jour.');
    }
  } catch (erreur) {
    if (erreur instanceof RestaurationRefusee) throw erreur;
    throw new RestaurationRefusee('Ce fichier n’est pas une sauvegarde du réseau.');
  } finally {
    copie?.close();
  }
}

/**
 * Puts a backup in the place of the base. The present base is kept aside.
 * @returns where the present base was put, or undefined when there was none
 * @throws RestaurationRefusee when the file is unsound or the server runs; nothing was then changed
 */
export async function restaurer(
  fichier: string,
  base: string,
  dossier: string,
  maintenant = new Date(),
): Promise<string | undefined> {
  if (existsSync(base) && resolve(fichier) === resolve(base)) {
    throw new RestaurationRefusee('Ce fichier est la base elle-même : donnez celui d’une sauvegarde.');
  }
  verifierLaCopie(fichier);
  if (estOuverteAilleurs(base)) throw new RestaurationRefusee('Le serveur est en marche sur cette base : arrêtez-le d’abord.');
  mkdirSync(dossier, { recursive: true });
  mkdirSync(dirname(resolve(base)), { recursive: true });
  const nouvelle = `${base}.nouvelle`;
  await copier(fichier, nouvelle);
  const aCote = join(dossier, `reseau-${horodatage(maintenant)}-avant-restauration.sqlite`);
  const existait = existsSync(base);
  for (const suite of ['', '-wal', '-shm']) {
    if (existsSync(base + suite)) deplacer(base + suite, aCote + suite);
  }
  renameSync(nouvelle, base);
  return existait ? aCote : undefined;
}

function deplacer(de: string, vers: string): void {
  try {
    renameSync(de, vers);
  } catch {
    // Backups often stand on another disk.
    copyFileSync(de, vers);
    rmSync(de);
  }
}
