// What the commands `demo`, `test` and `start` share: install what is missing, build what changed.
// Plain Node: nothing is installed yet when this file runs.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built server: what production, the demonstration, the browser's parcours and the bench all start. */
export const SERVEUR = 'build/serveur/serveur.js';

export const RACINE = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Ends with a sentence, without a stack. @param {string} phrase @returns {never} */
export function renoncer(phrase) {
  console.error(`\n${phrase}`);
  process.exit(1);
}

export function verifierNode() {
  const [majeure = 0, mineure = 0] = process.versions.node.split('.').map(Number);
  if (majeure > 20 || (majeure === 20 && mineure >= 19)) return;
  renoncer(`Il faut Node 20.19 ou plus récent ; cette machine a Node ${process.versions.node}.`);
}

/** How to call npm itself, with the same Node. @param {string[]} args @returns {[string, string[]]} */
function npm(args) {
  const chemin = process.env.npm_execpath;
  return chemin?.endsWith('npm-cli.js') ? [process.execPath, [chemin, ...args]] : ['npm', args];
}

/** npm's own note of what it installed, compared with the lock: an interrupted install leaves none. */
export function dependancesAJour() {
  const pose = join(RACINE, 'node_modules/.package-lock.json');
  if (!existsSync(pose)) return false;
  const voulus = JSON.parse(readFileSync(join(RACINE, 'package-lock.json'), 'utf8')).packages;
  const poses = JSON.parse(readFileSync(pose, 'utf8')).packages;
  return Object.entries(voulus).every(([chemin, paquet]) => {
    if (chemin === '') return true;
    // Another platform's binary is never installed here.
    if (!poses[chemin]) return paquet.optional === true || paquet.peer === true;
    return poses[chemin].version === paquet.version;
  });
}

/** `npm ci`, when something is missing. */
export function installer() {
  verifierNode();
  if (dependancesAJour()) return;
  console.log('Installation des dépendances (une à trois minutes la première fois)…');
  const [commande, args] = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  const { status } = spawnSync(commande, args, {
    cwd: RACINE,
    stdio: 'inherit',
    shell: process.platform === 'win32' && commande === 'npm',
    // The tools that build and test are needed whatever the machine's habit.
    env: { ...process.env, NODE_ENV: 'development', npm_config_omit: '', npm_config_include: 'dev' },
  });
  if (status !== 0) {
    renoncer(
      'L’installation n’a pas abouti. Vérifiez l’accès à Internet. Si la ligne en cause parle de better-sqlite3, ' +
        'c’est qu’il faut le compiler : installez Python 3 et un compilateur C++ (sous Debian : apt-get install python3 g++ make), puis relancez.',
    );
  }
}

/** The script behind a tool's command, to be run by this Node. @param {string} paquet @param {string} nom */
export function outil(paquet, nom) {
  const dossier = join(RACINE, 'node_modules', paquet);
  const { bin } = JSON.parse(readFileSync(join(dossier, 'package.json'), 'utf8'));
  return join(dossier, typeof bin === 'string' ? bin : bin[nom]);
}

const SOURCES = [
  'app',
  'db',
  'public',
  'scripts/serveur.ts',
  'scripts/serveur',
  'scripts/construire-serveur.mjs',
  'vite.config.ts',
  'remix.config.js',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** @param {string} chemin @param {import('node:crypto').Hash} hache */
function hacher(chemin, hache) {
  if (!existsSync(chemin)) return;
  if (statSync(chemin).isDirectory()) {
    for (const nom of readdirSync(chemin).sort()) hacher(join(chemin, nom), hache);
  } else if (!chemin.endsWith('.test.ts')) {
    hache.update(chemin.slice(RACINE.length)).update(readFileSync(chemin));
  }
}

/** One hash of all that the build is made from. */
function empreinteDesSources() {
  const hache = createHash('sha256');
  for (const source of SOURCES) hacher(join(RACINE, source), hache);
  return hache.digest('hex');
}

const TEMOIN = join(RACINE, 'build/.empreinte');

export function constructionAJour() {
  return existsSync(TEMOIN) && readFileSync(TEMOIN, 'utf8') === empreinteDesSources();
}

/**
 * Builds for production, and notes from what.
 * @param {{ dire?: (texte: string) => void }} [options] where the tool's output goes; the console when absent
 * @returns {Promise<boolean>} whether it worked
 */
export async function construire({ dire } = {}) {
  const empreinte = empreinteDesSources();
  rmSync(TEMOIN, { force: true });
  const options = { ...(dire ? { dire } : {}), env: { NODE_ENV: 'production' } };
  if ((await lancer([outil('@remix-run/dev', 'remix'), 'vite:build', '--logLevel', 'error'], options)) !== 0) return false;
  if ((await lancer(['scripts/construire-serveur.mjs'], options)) !== 0) return false;
  mkdirSync(dirname(TEMOIN), { recursive: true });
  writeFileSync(TEMOIN, empreinte);
  return true;
}

/**
 * Runs a script with this Node, from the project's root.
 * @param {string[]} args
 * @param {{ dire?: (texte: string) => void, env?: Record<string, string> }} [options]
 * @returns {Promise<number>} exit code
 */
export function lancer(args, { dire, env } = {}) {
  return new Promise((fini) => {
    const enfant = spawn(process.execPath, args, {
      cwd: RACINE,
      env: { ...process.env, ...env },
      stdio: dire ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    for (const flux of [enfant.stdout, enfant.stderr]) flux?.setEncoding('utf8').on('data', (texte) => dire?.(texte));
    enfant.on('close', (code) => fini(code ?? 1));
    enfant.on('error', () => fini(1));
  });
}
