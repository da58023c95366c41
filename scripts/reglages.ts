import { existsSync } from 'node:fs';
import { type Configuration, ErreurDeConfiguration, lireConfiguration } from '#app/commun/configuration.server.ts';

/** The settings of a command run from a shell: those of the server, `.env` included. */
export function reglagesDeCommande(): Configuration {
  if (existsSync('.env')) process.loadEnvFile('.env');
  try {
    return lireConfiguration(process.env);
  } catch (erreur) {
    if (!(erreur instanceof ErreurDeConfiguration)) throw erreur;
    console.error(erreur.message);
    process.exit(1);
  }
}

/** Ends with one sentence. */
export function abandonner(phrase: string): never {
  console.error(phrase);
  process.exit(1);
}
