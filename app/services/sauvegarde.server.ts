import type Database from 'better-sqlite3';
import { lireConfiguration } from '#app/commun/configuration.server.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import type { Tache } from '#app/commun/prise.ts';
import { sauvegarder } from '#db/sauvegarder.ts';

/** Path of the file under the typed handle: tasks run outside any transaction. */
function cheminDe(ctx: Contexte): string {
  const { $client } = ctx.db as Contexte['db'] & { $client?: Database.Database };
  if (!$client) throw new Error('La sauvegarde ne se fait pas dans une transaction.');
  return $client.name;
}

/** One checked copy of the base each night. */
export const tacheSauvegarde: Tache = {
  nom: 'sauvegarde',
  libelle: 'Sauvegarder la base',
  horaire: '15 3 * * *',
  async executer(ctx) {
    await sauvegarder(cheminDe(ctx), lireConfiguration(process.env).DOSSIER_SAUVEGARDES, ctx.maintenant);
    return 'Une copie de la base a été faite et vérifiée.';
  },
};
