// `npm run import -- FICHIER [--genre structures|personnes|agrements|savoir_faire] [--ecrire]`: prints the fate of each
// row; writes only with --ecrire. The kind is guessed from the titles when it is not said.
import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { lireConfiguration } from '#app/commun/configuration.server.ts';
import { type Contexte, LE_TEMPS } from '#app/commun/contexte.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { type Decision, LIBELLE_SORT, SORTS } from '#app/reseau/import/decisions.ts';
import { estUnGenre, GENRES_IMPORT, type GenreImport, LIBELLE_GENRE_IMPORT } from '#app/reseau/import/genres-d-import.ts';
import { apercu, confirmerImport, preparerImport } from '#app/reseau/import/importer.server.ts';
import { FUSEAU } from '#app/reseau/reglages.ts';
import { listCommunesPourChoix } from '#app/reseau/territoire/communes.server.ts';
import { ouvrir } from '#db/ouvrir.ts';
import { sauvegarderAvantMigration } from '#db/sauvegarder.ts';

const USAGE = `Usage\u00a0: npm run import -- FICHIER [--genre ${GENRES_IMPORT.join('|')}] [--ecrire]`;

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

/** The file and the kind; the kind may also stand first, as a word. Undefined when it is not so. */
function lireArguments(
  argv: readonly string[],
): { fichier: string; genre: GenreImport | undefined; ecrire: boolean } | undefined {
  const mots = argv.filter((mot, rang) => !mot.startsWith('--') && argv[rang - 1] !== '--genre');
  const dit =
    argv.find((mot) => mot.startsWith('--genre='))?.slice(8) ??
    (argv.includes('--genre') ? argv[argv.indexOf('--genre') + 1] : undefined);
  const premier = mots.length > 1 ? mots[0] : undefined;
  const genre = dit ?? premier;
  const fichier = mots.at(-1);
  if (!fichier || mots.length > 2 || (genre !== undefined && !estUnGenre(genre))) return undefined;
  return { fichier, genre, ecrire: argv.includes('--ecrire') };
}

/** @returns the exit code: 0 when the list was read, 1 when it cannot be */
function importer(argv: readonly string[]): number {
  const demande = lireArguments(argv);
  if (!demande) {
    console.error(USAGE);
    return 1;
  }
  const contenu = readFileSync(resolve(demande.fichier));
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
    if (listCommunesPourChoix(ctx).length === 0) {
      console.error('Ce réseau n’a pas encore de communes : ouvrez-le d’abord, avec « npm start » ou « npm run demo ».');
      return 1;
    }
    // A dry run leaves no list behind it.
    class RienEcrire extends Error {}
    try {
      base.db.transaction((db) => {
        const dedans = { ...ctx, db };
        const id = preparerImport(dedans, { nomFichier: basename(demande.fichier), genre: demande.genre, contenu });
        const { decisions, tableau } = apercu(dedans, id);
        console.log(`${LIBELLE_GENRE_IMPORT[tableau.genre]}${tableau.feuille ? `, feuille « ${tableau.feuille} »` : ''}\n`);
        imprimer(decisions);
        if (!demande.ecrire) throw new RienEcrire();
        const { nouvelles, modifiees, laissees } = confirmerImport(dedans, id);
        console.log(`Écrit : ${nouvelles} nouvelles, ${modifiees} modifiées, ${laissees} laissées de côté.`);
      });
    } catch (erreur) {
      if (!(erreur instanceof RienEcrire)) throw erreur;
      console.log('Rien n’est écrit. Ajoutez --ecrire pour écrire les lignes nouvelles et modifiées.');
    }
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
