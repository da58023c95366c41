import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';

const horodatage = (maintenant: Date) => maintenant.toISOString().replace(/[-:]/g, '').replace(/\..*/, '');

/** Copies the base as it is before a migration; synchronous, because nothing else may write meanwhile. */
export function sauvegarderAvantMigration(sqlite: Database.Database, dossier: string, maintenant = new Date()): string {
  mkdirSync(dossier, { recursive: true });
  const chemin = join(dossier, `avant-migration-${horodatage(maintenant)}.sqlite`);
  sqlite.prepare('vacuum into ?').run(chemin);
  return chemin;
}
