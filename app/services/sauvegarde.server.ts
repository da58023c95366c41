import type Database from 'better-sqlite3';
import { lireConfiguration } from '#app/commun/configuration.server.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import type { Tache } from '#app/commun/prise.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import type { Reglage } from '#app/commun/reglages.ts';
import type { Base } from '#db/ouvrir.ts';
import { JOURS_DES_SAUVEGARDES, sauvegarder } from '#db/sauvegarder.ts';

/** Age of the oldest copy of the base that is kept, in days. */
export const AGE_DES_SAUVEGARDES: Reglage = {
  cle: 'sauvegardes.jours',
  groupe: 'Données personnelles',
  libelle: 'Ne garder aucune sauvegarde plus de',
  aide: 'Ce qui est effacé de la base l’est alors de toutes ses copies, sauf de celles que vous faites ailleurs.',
  defaut: String(JOURS_DES_SAUVEGARDES),
  saisie: { genre: 'nombre', min: 7, max: 365, decimales: 0, unite: 'jours' },
};

export const joursDesSauvegardes = (db: Base): number => lireNombre(db, AGE_DES_SAUVEGARDES);

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
    const { DOSSIER_SAUVEGARDES } = lireConfiguration(process.env);
    await sauvegarder(cheminDe(ctx), DOSSIER_SAUVEGARDES, ctx.maintenant, joursDesSauvegardes(ctx.db));
    return 'Une copie de la base a été faite et vérifiée.';
  },
};
