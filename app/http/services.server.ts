import { readMigrationFiles } from 'drizzle-orm/migrator';
import { PRISES } from '#app/accueil/prises.server.ts';
import { LE_TEMPS } from '#app/commun/contexte.ts';
import { codeOuverture, reseauExiste } from '#app/reseau/comptes/premiere-ouverture.server.ts';
import { chargerReferences } from '#app/reseau/references.server.ts';
import { demarrerTaches } from '#app/services/taches.server.ts';
import { dossierMigrations } from '#db/ouvrir.ts';
import { base, configuration } from './base.server.ts';
import { contexteDeBase } from './contexte.server.ts';
import { trace } from './trace.server.ts';

// Read once: the question is asked every few seconds, the files of a running version do not change.
const derniereMigration = readMigrationFiles({ migrationsFolder: dossierMigrations() }).at(-1)?.hash;

/** Whether the base answers and has seen every migration of this version. */
function enBonneSante(): boolean {
  try {
    return base.sqlite.prepare('select 1 from __drizzle_migrations where hash = ?').get(derniereMigration) !== undefined;
  } catch {
    return false;
  }
}

/** Once the network exists it never stops existing: asked of the base until the first yes. */
let existe = false;
function ouvert(): boolean {
  existe ||= reseauExiste(base.db);
  return existe;
}

/** What the built server hands to `scripts/serveur.ts`, so that the process holds one handle on the base. */
export const services = {
  base,
  configuration,
  contexteDeBase,
  trace,
  PRISES,
  demarrerTaches,
  enBonneSante,
  ouvert,
  codeOuverture,
  chargerReferences,
  LE_TEMPS,
};
export type Services = typeof services;
