// `npm test`: installs what is missing, then types, lint, unused code, lock, build, unit tests and matrices,
// and the parcours in a real browser. Ends with one line, `N passed, N failed`.
// `npm test -- --vite` leaves the browser out. Plain Node, nothing installed needed.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trouverChromium } from './chromium.mjs';
import { constructionAJour, construire, installer, lancer, outil } from './installer.mjs';

/** @typedef {{ reussis: number, rates: number }} Compte */

const total = { reussis: 0, rates: 0 };
const dossier = mkdtempSync(join(tmpdir(), 'essais-'));
const debut = Date.now();

/** Runs one step, prints its line, and all that it said when it failed.
 * @param {string} nom
 * @param {(dire: (texte: string) => void) => Promise<Compte>} faire */
async function etape(nom, faire) {
  const depart = Date.now();
  let paroles = '';
  const { reussis, rates } = await faire((texte) => {
    paroles += texte;
  });
  total.reussis += reussis;
  total.rates += rates;
  const duree = `${((Date.now() - depart) / 1000).toFixed(1)} s`;
  if (rates > 0) console.log(`\n--- ${nom} ---\n${paroles.trimEnd()}\n`);
  console.log(
    `${rates > 0 ? '✗' : '✓'} ${nom.padEnd(28)} ${String(reussis).padStart(5)} ok ${String(rates).padStart(4)} ko  ${duree}`,
  );
}

/** A step that only passes or fails. @param {string} nom @param {string[]} args */
const simple = (nom, args) =>
  etape(nom, async (dire) => ((await lancer(args, { dire })) === 0 ? { reussis: 1, rates: 0 } : { reussis: 0, rates: 1 }));

/** @param {string} fichier */
const lireJson = (fichier) => (existsSync(fichier) ? JSON.parse(readFileSync(fichier, 'utf8')) : undefined);

/** A skipped or forgotten test is a failure, and so is a file that could not be read.
 * @param {(texte: string) => void} dire @returns {Promise<Compte>} */
async function vitest(dire) {
  const fichier = join(dossier, 'vitest.json');
  const code = await lancer(
    [outil('vitest', 'vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${fichier}`],
    { dire, env: { NODE_ENV: 'test' } },
  );
  const bilan = lireJson(fichier);
  if (!bilan) return { reussis: 0, rates: 1 };
  const illisibles = bilan.testResults.filter(
    (/** @type {any} */ f) => f.status === 'failed' && f.assertionResults.every((/** @type {any} */ a) => a.status !== 'failed'),
  ).length;
  const sautes = bilan.numPendingTests + bilan.numTodoTests;
  if (sautes > 0) dire(`\n${sautes} essais sautés : un essai sauté est un échec.`);
  const rates = bilan.numFailedTests + sautes + illisibles;
  return { reussis: bilan.numPassedTests, rates: rates === 0 && code !== 0 ? 1 : rates };
}

/** @param {(texte: string) => void} dire @returns {Promise<Compte>} */
async function parcours(dire) {
  const installation = await navigateur;
  const CHROMIUM = trouverChromium();
  if (!CHROMIUM) {
    dire(installation);
    dire('Aucun Chromium : installez-le (sous Debian : apt-get install chromium), ou donnez son chemin dans CHROMIUM.');
    return { reussis: 0, rates: 1 };
  }
  const fichier = join(dossier, 'parcours.json');
  const code = await lancer([outil('@playwright/test', 'playwright'), 'test', '--reporter=list,json'], {
    dire,
    env: { CHROMIUM, PLAYWRIGHT_JSON_OUTPUT_NAME: fichier, FORCE_COLOR: '0' },
  });
  const bilan = lireJson(fichier);
  if (!bilan) return { reussis: 0, rates: 1 };
  const { expected, unexpected, flaky, skipped } = bilan.stats;
  if (skipped > 0) dire(`\n${skipped} parcours sautés : un essai sauté est un échec.`);
  const rates = unexpected + flaky + skipped + (bilan.errors?.length ?? 0);
  return { reussis: expected, rates: rates === 0 && (code !== 0 || expected === 0) ? 1 : rates };
}

/** Looks for a browser, installs one when there is none. @returns what the installation said */
async function installerNavigateur() {
  let paroles = '';
  await lancer(['scripts/chromium.mjs'], {
    dire: (texte) => {
      paroles += texte;
    },
  });
  return paroles;
}

installer();
const avecNavigateur = !process.argv.includes('--vite');
const navigateur = avecNavigateur ? installerNavigateur() : Promise.resolve('');
await Promise.all([
  (async () => {
    await simple('types', [outil('typescript', 'tsc')]);
    await simple('code inutilisé', [outil('knip', 'knip'), '--no-progress']);
  })(),
  (async () => {
    await simple('style', [outil('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '--max-diagnostics=100']);
    await simple('verrou', ['scripts/completer-verrou.mjs', '--verifier']);
    await etape('construction', async (dire) =>
      constructionAJour() || (await construire({ dire })) ? { reussis: 1, rates: 0 } : { reussis: 0, rates: 1 },
    );
  })(),
]);
await etape('unités et matrices', vitest);
if (avecNavigateur) await etape('parcours', parcours);
rmSync(dossier, { recursive: true, force: true });
console.log(`\nEn ${Math.round((Date.now() - debut) / 1000)} s.`);
console.log(`${total.reussis} passed, ${total.rates} failed`);
process.exitCode = total.rates > 0 ? 1 : 0;
