// `node scripts/completer-verrou.mjs`: a lock written where only one platform's binaries can be fetched
// omits the optional packages of the others, and `npm ci` then refuses it there. This adds their entries,
// worked out from their names, and removes addresses of registries. `--verifier` only checks.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const FICHIER = resolve(dirname(fileURLToPath(import.meta.url)), '../package-lock.json');

const SYSTEMES = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSEURS = [
  ...['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'mipsel', 'ppc', 'ppc64', 'riscv64', 's390', 's390x', 'wasm32', 'x64'],
];

/**
 * What a platform package says of itself by its name: `@rollup/rollup-linux-x64-musl`.
 * @param {string} nom
 * @returns {{ os?: string[], cpu: string[], libc?: string[] } | null} null when the name is no platform's
 */
export function plateformeDe(nom) {
  const mots = nom.replace(/^.*\//, '').split('-');
  // esbuild's `@esbuild/linux-x64` begins with the system, others end with it.
  const systeme = mots.find((mot) => SYSTEMES.includes(mot) || mot === 'linuxmusl');
  const processeur = mots.find((mot) => PROCESSEURS.includes(mot) || mot === 'universal');
  if (processeur === 'wasm32') return { cpu: ['wasm32'] };
  if (!systeme) return null;
  const os = [systeme === 'linuxmusl' ? 'linux' : systeme];
  const cpu = processeur === 'universal' || !processeur ? ['x64', 'arm64'] : [processeur];
  if (os[0] !== 'linux') return { os, cpu };
  const musl = systeme === 'linuxmusl' || mots.some((mot) => mot.startsWith('musl'));
  const glibc = mots.some((mot) => mot.startsWith('gnu'));
  return { os, cpu, ...(musl ? { libc: ['musl'] } : glibc ? { libc: ['glibc'] } : {}) };
}

/**
 * Where Node finds a package from another one, or undefined.
 * @param {Record<string, unknown>} paquets
 * @param {string} depuis
 * @param {string} nom
 */
function trouver(paquets, depuis, nom) {
  for (let dossier = depuis; ; dossier = dossier.slice(0, Math.max(0, dossier.lastIndexOf('/node_modules/')))) {
    const chemin = `${dossier ? `${dossier}/` : ''}node_modules/${nom}`;
    if (paquets[chemin]) return chemin;
    if (!dossier) return undefined;
    if (!dossier.includes('/node_modules/')) {
      return paquets[`node_modules/${nom}`] ? `node_modules/${nom}` : undefined;
    }
  }
}

/**
 * Optional packages that the lock names without describing them, and the entries that complete it.
 * @param {{ packages: Record<string, any> }} verrou
 */
export function manquants(verrou) {
  const paquets = verrou.packages;
  /** @type {{ chemin: string, entree: Record<string, unknown> }[]} */
  const ajouts = [];
  for (const [depuis, paquet] of Object.entries(paquets)) {
    for (const [nom, voulu] of Object.entries(/** @type {Record<string, string>} */ (paquet.optionalDependencies ?? {}))) {
      const trouve = trouver(paquets, depuis, nom);
      const version = voulu.replace(/^[\^~]/, '');
      // Another version at the root belongs to another parent: this one is nested under its own.
      if (trouve && (!plateformeDe(nom) || voulu !== version || paquets[trouve].version === version)) continue;
      const plateforme = plateformeDe(nom);
      if (!plateforme) continue;
      const chemin =
        trouve || ajouts.some((a) => a.chemin === `node_modules/${nom}`)
          ? `${depuis}/node_modules/${nom}`
          : `node_modules/${nom}`;
      const { os, cpu, libc } = plateforme;
      ajouts.push({
        chemin,
        entree: {
          version,
          cpu,
          ...(paquet.dev ? { dev: true } : {}),
          ...(libc ? { libc } : {}),
          optional: true,
          ...(os ? { os } : {}),
        },
      });
    }
  }
  return ajouts;
}

/** Dependencies that package.json and the lock's root do not ask for alike. @param {{ packages: Record<string, any> }} verrou */
function dependancesOubliees(verrou) {
  const voulu = JSON.parse(readFileSync(resolve(dirname(FICHIER), 'package.json'), 'utf8'));
  const lu = verrou.packages[''] ?? {};
  return ['dependencies', 'devDependencies'].flatMap((genre) => {
    const [a, b] = [voulu[genre] ?? {}, lu[genre] ?? {}];
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((nom) => a[nom] !== b[nom]);
  });
}

function principal() {
  const texte = readFileSync(FICHIER, 'utf8');
  const verrou = JSON.parse(texte);
  const ajouts = manquants(verrou);
  const adresses = Object.entries(verrou.packages).filter(([, paquet]) => paquet.resolved?.startsWith('http'));
  if (process.argv.includes('--verifier')) {
    const ecarts = dependancesOubliees(verrou);
    for (const nom of ecarts)
      console.error(`package.json et le verrou ne disent pas la même chose de ${nom} : lancez npm install`);
    for (const { chemin } of ajouts) console.error(`Il manque au verrou : ${chemin}`);
    for (const [chemin] of adresses) console.error(`Le verrou garde l’adresse d’un registre : ${chemin}`);
    if (ajouts.length + adresses.length > 0) console.error('Lancez : node scripts/completer-verrou.mjs');
    process.exitCode = ajouts.length + adresses.length + ecarts.length > 0 ? 1 : 0;
    return;
  }
  for (const { chemin, entree } of ajouts) verrou.packages[chemin] = entree;
  for (const [, paquet] of adresses) delete paquet.resolved;
  const cles = Object.keys(verrou.packages).sort((a, b) => a.localeCompare(b, 'en'));
  verrou.packages = Object.fromEntries(cles.map((cle) => [cle, verrou.packages[cle]]));
  writeFileSync(FICHIER, `${JSON.stringify(verrou, null, 2)}\n`);
  console.log(`${ajouts.length} paquets ajoutés au verrou, ${adresses.length} adresses retirées.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) principal();
