// `npm run import -- structures FICHIER.csv [--ecrire]`: prints the fate of each row; writes only with --ecrire.
import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { lireConfiguration } from '#app/commun/configuration.server.ts';
import { type Contexte, LE_TEMPS } from '#app/commun/contexte.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { type Decision, deciderImport, LIBELLE_SORT, SORTS } from '#app/reseau/import/import-structures.ts';
import { confirmerImport, preparerImport } from '#app/reseau/import/importer.server.ts';
import { lireTableau } from '#app/reseau/import/lecture-csv.server.ts';
import { lireReseauConnu } from '#app/reseau/import/reseau-connu.server.ts';
import { FUSEAU } from '#app/reseau/reglages.ts';
import { ouvrir } from '#db/ouvrir.ts';
import { sauvegarderAvantMigration } from '#db/sauvegarder.ts';

const USAGE = 'Usage\u00a0: npm run import -- structures FICHIER.csv [--ecrire]';

function imprimer(decisions: readonly Decision[]): void {
  for (const { numero, nom, sort, raisons } of decisions) {
    console.log(`${String(numero).padStart(5)}  ${LIBELLE_SORT[sort].padEnd(10)}  ${nom}`);
    for (const raison of raisons) console.log(`${' '.repeat(19)}${raison}`);
  }
  const compte = SORTS.map(
    (sort) => `${LIBELLE_SORT[sort].toLowerCase()}\u00a0: ${decisions.filter((d) => d.sort === sort).length}`,
  );
  console.log(`\n${decisions.length} lignes. ${compte.join(', ')}.`);
}

/** @returns the exit code: 0 when the list was read, 1 when it cannot be */
function importer(argv: readonly string[]): number {
  const ecrire = argv.includes('--ecrire');
  const [quoi, fichier] = argv.filter((argument) => !argument.startsWith('--'));
  if (quoi !== 'structures' || !fichier) {
    console.error(USAGE);
    return 1;
  }
  const contenu = readFileSync(resolve(fichier));
  const configuration = lireConfiguration({ ...process.env, MODE: 'developpement' });
  const base = ouvrir(configuration.DATABASE_URL, (sqlite) =>
    sauvegarderAvantMigration(sqlite, configuration.DOSSIER_SAUVEGARDES),
  );
  try {
    const ctx: Contexte = {
      db: base.db,
      acteur: LE_TEMPS,
      maintenant: new Date(),
      fuseau: lireReglage(base.db, FUSEAU),
      adressePublique: configuration.ADRESSE_PUBLIQUE,
    };
    const reseau = lireReseauConnu(ctx);
    if (reseau.nomDeCommune.size === 0) {
      console.error('Ce réseau n’a pas encore de communes : ouvrez-le d’abord, avec « npm start » ou « npm run demo ».');
      return 1;
    }
    imprimer(deciderImport(lireTableau(contenu).lignes, reseau));
    if (!ecrire) {
      console.log('Rien n’est écrit. Ajoutez --ecrire pour écrire les lignes nouvelles et modifiées.');
      return 0;
    }
    const { nouvelles, modifiees, laissees } = confirmerImport(
      ctx,
      preparerImport(ctx, { nomFichier: basename(fichier), contenu }),
    );
    console.log(`Écrit\u00a0: ${nouvelles} nouvelles, ${modifiees} modifiées, ${laissees} laissées de côté.`);
    return 0;
  } finally {
    base.fermer();
  }
}

if (existsSync('.env')) process.loadEnvFile('.env');
try {
  process.exitCode = importer(process.argv.slice(2));
} catch (erreur) {
  const illisible = erreur instanceof Error && 'code' in erreur && erreur.code === 'ENOENT';
  if (!(erreur instanceof ErreurMetier) && !illisible) throw erreur;
  console.error(illisible ? 'Ce fichier n’existe pas.' : erreur.message);
  process.exitCode = 1;
}
