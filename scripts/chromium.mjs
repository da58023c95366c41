// Which Chromium drives the parcours: the machine's, otherwise Playwright's, otherwise the system's package manager.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { outil, RACINE } from './installer.mjs';

const NOMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const AILLEURS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Playwright's own Chromium, when it is there. */
function celuiDePlaywright() {
  try {
    const { chromium } = createRequire(join(RACINE, 'package.json'))('@playwright/test');
    const chemin = chromium.executablePath();
    return chemin && existsSync(chemin) ? chemin : undefined;
  } catch {
    return undefined;
  }
}

/** Whether this Chromium really starts: a distribution may put a stub there. @param {string} chemin */
function demarre(chemin) {
  return spawnSync(chemin, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** @returns {string | undefined} path of a Chromium that starts */
export function trouverChromium() {
  const chemins = (process.env.PATH ?? '').split(delimiter).flatMap((dossier) => NOMS.map((nom) => join(dossier, nom)));
  const candidats = [process.env.CHROMIUM, ...chemins, ...AILLEURS, celuiDePlaywright()];
  return candidats.find((chemin) => chemin !== undefined && chemin !== '' && existsSync(chemin) && demarre(chemin));
}

function obtenirChromium() {
  const trouve = trouverChromium();
  if (trouve) return trouve;
  console.log('Aucun Chromium sur cette machine : installation de celui de Playwright…');
  const cli = outil('@playwright/test', 'playwright');
  spawnSync(process.execPath, [cli, 'install', '--with-deps', '--only-shell', 'chromium'], {
    cwd: RACINE,
    stdio: 'inherit',
    timeout: 300_000,
  });
  const deux = trouverChromium() ?? celuiSansTete();
  if (deux) return deux;
  console.log('Installation par le gestionnaire de paquets du système…');
  const enTantQue = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const commande of [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
  ]) {
    const [programme = '', ...args] = [...enTantQue, ...commande];
    spawnSync(programme, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  }
  return trouverChromium();
}

/** Playwright's headless shell stands beside where its full Chromium would be. */
function celuiSansTete() {
  const sortie = spawnSync(
    process.execPath,
    [outil('@playwright/test', 'playwright'), 'install', '--dry-run', '--only-shell', 'chromium'],
    {
      cwd: RACINE,
      encoding: 'utf8',
    },
  ).stdout;
  const dossier = sortie?.match(/Install location:\s+(\S.*headless_shell\S*)/)?.[1];
  if (!dossier) return undefined;
  return ['chrome-linux/headless_shell', 'chrome-headless-shell-linux64/chrome-headless-shell', 'chrome-mac/headless_shell']
    .map((fin) => join(dossier, fin))
    .find((chemin) => existsSync(chemin) && demarre(chemin));
}

// Run beside the unit tests: installing a browser waits for the network more than for the processor.
if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = obtenirChromium() ? 0 : 1;
