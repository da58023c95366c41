import './bench/production.ts';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { dessinerArbre, dessinerReference, lireArbre, lireTextes } from './bench/arbres.ts';
import { COMPTE_COORDINATION, COMPTES, MOT_DE_PASSE, remplirBase } from './bench/base.ts';
import { type MesureDImport, mesurerImport } from './bench/import.ts';
import { type MesureDeLettre, mesurerLaLettre } from './bench/lettre.ts';
import {
  grilleDeReference,
  lectureDuPlanning,
  type MesureDesMalles,
  mesurerReservations,
  moisMesure,
  octetsDHydratation,
  remplirMalles,
  STRUCTURES_DES_MALLES,
} from './bench/malles.ts';
import { attendreSeule, charger, compterSql, cpuDe, cpuDUnAppel, lireReponse, type Mesure, memoireDe } from './bench/mesurer.ts';
import { rediger, tableauDesMalles } from './bench/rapport.ts';
import { type MesureDeRecherche, type MesureDuTroc, mesurerRecherche, mesurerTroc } from './bench/recherche.ts';
import { constructionAJour, construire, RACINE, renoncer, SERVEUR } from './installer.mjs';

/**
 * `npm run bench`: the figures of docs/mesures.md, in one run, beside two ceilings measured in that same run: a bare Node
 * server that sends the same bytes, and React's `renderToString`.
 */

const TAILLES = [24, 240, 2400] as const;
/** Annonces among which one searches the troc. */
const ANNONCES = [1000, 10_000, 100_000] as const;
const SECONDES = Number(process.env.SECONDES || 3);

/** Page measured, and who asks for it: the coordination has fifty rows in her list of stages, a direction has four. `:id` is a stage to sign. */
const PAGES = [
  { nom: 'santé', chemin: '/sante', qui: 'visiteur' },
  { nom: 'annuaire', chemin: '/reseau', qui: 'directions' },
  { nom: 'recherche', chemin: '/reseau?q=saint-junien', qui: 'directions' },
  { nom: 'faute de frappe', chemin: '/reseau?q=relaxtion', qui: 'directions' },
  { nom: 'carte', chemin: '/reseau/carte', qui: 'directions' },
  { nom: 'recherche du troc', chemin: '/troc/recherche?q=cirque', qui: 'directions' },
  { nom: 'recherche partout', chemin: '/recherche?q=cirque', qui: 'directions' },
  { nom: 'structure', chemin: '/reseau/structures/1', qui: 'directions' },
  { nom: 'accueil de la coordination', chemin: '/accueil', qui: 'coordination' },
  { nom: 'lundi', chemin: '/lundi', qui: 'coordination' },
  { nom: 'liste des stages', chemin: '/stages', qui: 'coordination' },
  { nom: 'stage', chemin: '/stages/5', qui: 'coordination' },
  { nom: 'stage à signer', chemin: '/stages/:id', qui: 'coordination' },
  { nom: 'convention à signer', chemin: '/stages/:id/signer', qui: 'coordination' },
  { nom: 'versions d’un stage', chemin: '/stages/:id/versions', qui: 'coordination' },
] as const;

export interface Ligne extends Mesure {
  taille: number;
  nom: string;
  octets: number;
  sql: number;
  /** 95th percentile of what a reader waits, alone, in ms. */
  p95Seule: number;
  nu: Mesure | null;
  /** CPU ms of `renderToString`: the page's own tree, and the fixed reference. */
  memeArbre: number | null;
  reference: number | null;
}

export interface Tour {
  taille: number;
  pretMs: number;
  memoireMo: number;
  /** In this process, once the server has stopped. */
  recherche: MesureDeRecherche;
}

const dossier = mkdtempSync(join(tmpdir(), 'mesures-'));
const enfants = new Set<ChildProcess>();

const portLibre = () =>
  new Promise<number>((resoudre) => {
    const essai = createServer().listen(0, '127.0.0.1', () => {
      const adresse = essai.address();
      essai.close(() => resoudre(adresse && typeof adresse === 'object' ? adresse.port : 0));
    });
  });

function lancer(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const enfant = spawn(process.execPath, args, {
    cwd: RACINE,
    env: { ...process.env, NODE_ENV: 'production', TZ: 'UTC', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  enfants.add(enfant);
  return enfant;
}

async function arreter(enfant: ChildProcess): Promise<void> {
  enfants.delete(enfant);
  if (enfant.exitCode !== null) return;
  const fini = new Promise((suite) => enfant.once('exit', suite));
  enfant.kill('SIGTERM');
  await fini;
}

/** Starts the built server as in production, and says how long it took to answer. */
async function demarrer(base: string) {
  const port = await portLibre();
  const adresse = `http://127.0.0.1:${port}`;
  const depart = performance.now();
  const serveur = lancer(['--max-old-space-size=256', '--import', './scripts/bench/compteur-sql.mjs', SERVEUR], {
    ...{ MODE: 'demo', PORT: String(port), DATABASE_URL: base, ADRESSE_PUBLIQUE: adresse, SMTP_URL: '' },
    DOSSIER_SAUVEGARDES: join(dossier, 'sauvegardes'),
  });
  for (;;) {
    const bien = await fetch(`${adresse}/sante`).then(
      (reponse) => reponse.ok,
      () => false,
    );
    if (bien) break;
    if (serveur.exitCode !== null || performance.now() - depart > 60_000) throw new Error('Le serveur ne démarre pas.');
    await new Promise((suite) => setTimeout(suite, 10));
  }
  const pretMs = performance.now() - depart;
  await attendreLeCalme(serveur.pid ?? 0);
  return { serveur, adresse, pretMs };
}

/** A server that starts catches up on its tasks: they are not what is measured. */
async function attendreLeCalme(pid: number): Promise<void> {
  for (let calmes = 0; calmes < 2; ) {
    const avant = cpuDe(pid);
    await new Promise((suite) => setTimeout(suite, 1000));
    calmes = cpuDe(pid) - avant < 0.1 ? calmes + 1 : 0;
  }
}

async function entrer(adresse: string, courriel: string): Promise<string> {
  const reponse = await fetch(`${adresse}/connexion`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email: courriel, motDePasse: MOT_DE_PASSE }),
  });
  const cookies = reponse.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  if (reponse.status !== 303 || cookies.length === 0) throw new Error(`${courriel} n’entre pas : ${reponse.status}`);
  return cookies.join('; ');
}

/** One session each, one after the other: at once, the limits would take it for an attack. */
async function entrerTous(adresse: string, comptes: readonly string[]): Promise<string[]> {
  const cookies: string[] = [];
  for (const compte of comptes) cookies.push(await entrer(adresse, compte));
  return cookies;
}

/** The first ceiling. */
async function serveurNu(octets: Buffer): Promise<Mesure> {
  const fichier = join(dossier, 'octets');
  writeFileSync(fichier, octets);
  const temoin = lancer(['scripts/bench/temoin.mjs', fichier]);
  const port = await new Promise<number>((suite) => temoin.once('message', (m) => suite((m as { port: number }).port)));
  await charger(`http://127.0.0.1:${port}/`, [], temoin.pid ?? 0, 0.5);
  const mesure = await charger(`http://127.0.0.1:${port}/`, [], temoin.pid ?? 0, Math.min(1.5, SECONDES));
  await arreter(temoin);
  return mesure;
}

async function mesurerTaille(taille: number): Promise<{ lignes: Ligne[]; tour: Tour; poids: number }> {
  const base = join(dossier, `${taille}.sqlite`);
  const aSigner = await remplirBase(base, taille, new Date());
  const { serveur, adresse, pretMs } = await demarrer(base);
  const sessions = {
    visiteur: [''],
    directions: await entrerTous(adresse, COMPTES),
    coordination: await entrerTous(
      adresse,
      COMPTES.map(() => COMPTE_COORDINATION),
    ),
  };
  const lignes: Ligne[] = [];
  for (const { nom, chemin: patron, qui } of PAGES) {
    const chemin = patron.replace(':id', String(aSigner));
    const url = adresse + chemin;
    const cookies = sessions[qui];
    const lu = await lireReponse(url, cookies[0]);
    if (lu.statut !== 200) throw new Error(`${chemin} répond ${lu.statut}`);
    const document = chemin !== '/sante';
    await charger(url, cookies, serveur.pid ?? 0, Math.min(2, SECONDES));
    const mesure = await charger(url, cookies, serveur.pid ?? 0, SECONDES);
    const arbre = lireArbre(lu.texte);
    const textes = lireTextes(arbre);
    lignes.push({
      ...mesure,
      ...{ taille, nom, octets: lu.octets.length },
      sql: await compterSql(serveur, url, cookies[0] ?? ''),
      p95Seule: await attendreSeule(url, cookies[0] ?? ''),
      nu: await serveurNu(document ? lu.octets : gzipSync(lu.octets)),
      memeArbre: document ? cpuDUnAppel(() => dessinerArbre(arbre)) : null,
      reference: document ? cpuDUnAppel(() => dessinerReference(textes)) : null,
    });
    console.log(`${String(taille).padStart(5)} ${nom.padEnd(18)} ${mesure.cpu.toFixed(2)} ms  ${mesure.parSeconde.toFixed(0)}/s`);
  }
  const poids = await poidsDeLaPremierePage(adresse);
  const memoireMo = memoireDe(serveur.pid ?? 0);
  await arreter(serveur);
  return { lignes, tour: { taille, pretMs, memoireMo, recherche: mesurerRecherche(base) }, poids };
}

/** On a network of its own: the list leaves thousands of structures there. */
async function mesurerUneListe(): Promise<MesureDImport> {
  const base = join(dossier, 'liste.sqlite');
  await remplirBase(base, 24, new Date());
  const { serveur, adresse } = await demarrer(base);
  const mesure = await mesurerImport(adresse, await entrer(adresse, COMPTE_COORDINATION), serveur.pid ?? 0);
  await arreter(serveur);
  return mesure;
}

/** On a network of its own: everybody of it has an account there. */
async function mesurerUneLettre(): Promise<MesureDeLettre> {
  const base = join(dossier, 'lettre.sqlite');
  await remplirBase(base, 60, new Date());
  return mesurerLaLettre(base);
}

/** On a network of its own, in this process. */
async function mesurerLeTroc(): Promise<MesureDuTroc[]> {
  const base = join(dossier, 'troc.sqlite');
  await remplirBase(base, 24, new Date());
  return mesurerTroc(base, ANNONCES);
}

/** On a network of its own: fifty malles lent all year long, then the same with nine years more of loans. */
async function mesurerLesMalles(): Promise<MesureDesMalles> {
  const base = join(dossier, 'malles.sqlite');
  const maintenant = new Date();
  await remplirBase(base, STRUCTURES_DES_MALLES, maintenant);
  remplirMalles(base, maintenant, 1);
  const fenetre = moisMesure(maintenant);
  const { prets, dessiner } = grilleDeReference(base, fenetre);
  const premier = await demarrer(base);
  const url = `${premier.adresse}/malles/planning?du=${fenetre.du}&au=${fenetre.au}`;
  const cookies = await entrerTous(premier.adresse, COMPTES);
  const { serveur } = premier;
  const page = await lireReponse(url, cookies[0]);
  if (page.statut !== 200) throw new Error(`Le planning répond ${page.statut}`);
  await charger(url, cookies, serveur.pid ?? 0, Math.min(2, SECONDES));
  const arbre = lireArbre(page.texte);
  const mesure = {
    ...{ prets, html: Buffer.byteLength(page.texte), hydratation: octetsDHydratation(page.texte) },
    planning: await charger(url, cookies, serveur.pid ?? 0, SECONDES),
    sql: await compterSql(serveur, url, cookies[0] ?? ''),
    nu: await serveurNu(page.octets),
    memeArbre: cpuDUnAppel(() => dessinerArbre(arbre)),
    reference: cpuDUnAppel(dessiner),
    reservations: await mesurerReservations(base, premier.adresse, cookies, maintenant),
  };
  await arreter(serveur);
  const lecture = lectureDuPlanning(base, fenetre);
  remplirMalles(base, maintenant, 9, 1);
  const second = await demarrer(base);
  const encore = `${second.adresse}/malles/planning?du=${fenetre.du}&au=${fenetre.au}`;
  const siens = await entrerTous(second.adresse, COMPTES);
  await charger(encore, siens, second.serveur.pid ?? 0, Math.min(2, SECONDES));
  const plusTard = await charger(encore, siens, second.serveur.pid ?? 0, SECONDES);
  await arreter(second.serveur);
  return { ...mesure, lecture, plusTard, lecturePlusTard: lectureDuPlanning(base, fenetre) };
}

/** JavaScript of a first visit, compressed, in bytes. */
async function poidsDeLaPremierePage(adresse: string): Promise<number> {
  const { texte } = await lireReponse(`${adresse}/connexion`);
  const modules = new Set([...texte.matchAll(/"?(\/assets\/[\w./-]+\.js)"?/g)].map((trouve) => trouve[1] ?? ''));
  const poids = await Promise.all(
    [...modules].map(async (chemin) => gzipSync((await lireReponse(adresse + chemin)).texte).length),
  );
  return poids.reduce((total, octets) => total + octets, 0);
}

function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { cwd: RACINE, encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

if (!constructionAJour() && !(await construire())) renoncer('La construction a échoué.');
// `PARTIE=malles`: that part alone, told and not written.
if (process.env.PARTIE === 'malles') {
  try {
    console.log(tableauDesMalles(await mesurerLesMalles()).join('\n'));
  } finally {
    for (const enfant of enfants) enfant.kill('SIGKILL');
    rmSync(dossier, { recursive: true, force: true });
  }
  process.exit(0);
}
const debut = Date.now();
const tours: Awaited<ReturnType<typeof mesurerTaille>>[] = [];
let liste: MesureDImport | undefined;
let lettre: MesureDeLettre | undefined;
let troc: MesureDuTroc[] = [];
let malles: MesureDesMalles | undefined;
try {
  for (const taille of TAILLES) tours.push(await mesurerTaille(taille));
  liste = await mesurerUneListe();
  lettre = await mesurerUneLettre();
  troc = await mesurerLeTroc();
  malles = await mesurerLesMalles();
} finally {
  for (const enfant of enfants) enfant.kill('SIGKILL');
  rmSync(dossier, { recursive: true, force: true });
}
const texte = rediger({
  machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} Go, Node ${process.versions.node}`,
  commit:
    (git('rev-parse', '--short', 'HEAD') || 'inconnu') +
    (git('status', '--porcelain', '--', 'app', 'db', 'scripts') ? ' (modifié)' : ''),
  jour: new Date().toISOString().slice(0, 10),
  dureeS: (Date.now() - debut) / 1000,
  poids: tours[0]?.poids ?? 0,
  lignes: tours.flatMap((tour) => tour.lignes),
  tours: tours.map((tour) => tour.tour),
  liste,
  lettre,
  troc,
  malles,
});
writeFileSync(join(RACINE, 'docs/mesures.md'), texte);
console.log(`\n${texte}`);
