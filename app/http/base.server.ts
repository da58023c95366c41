import { lireConfiguration } from '#app/commun/configuration.server.ts';
import { type BaseOuverte, ouvrir } from '#db/ouvrir.ts';
import { sauvegarderAvantMigration } from '#db/sauvegarder.ts';

/** Settings of this process, checked once. */
export const configuration = lireConfiguration(process.env);

const cle = Symbol.for('reseau.base');
type Global = typeof globalThis & { [cle]?: BaseOuverte };

function ouvrirUneFois(): BaseOuverte {
  const porteur = globalThis as Global;
  // The development server reloads modules: the handle outlives them.
  porteur[cle] ??= ouvrir(configuration.DATABASE_URL, (sqlite) =>
    sauvegarderAvantMigration(sqlite, configuration.DOSSIER_SAUVEGARDES),
  );
  return porteur[cle];
}

/** The one handle of this process. */
export const base = ouvrirUneFois();

/** The present instant of this process: the real one, outside tests and demonstrations. */
export function maintenant(): Date {
  return new Date(Date.now() + configuration.DECALAGE_JOURS * 86_400_000);
}
