import './bench/production.ts';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { dessinerArbre, dessinerReference, lireArbre, lireTextes } from './bench/arbres.ts';
import { COMPTE_COORDINATION, COMPTES, remplirBase } from './bench/base.ts';
import { type MesureDeLaCellule, mesurerLaCellule } from './bench/cellule.ts';
import { type MesureDImport, mesurerImport } from './bench/import.ts';
import { type MesureDeLettre, mesurerLaLettre } from './bench/lettre.ts';
import type { MesureDesMalles } from './bench/malles.ts';
import { attendreSeule, charger, compterSql, cpuDUnAppel, lireReponse, type Mesure, memoireDe } from './bench/mesurer.ts';
import { type MesureDesFormations, mesurerLesFormations } from './bench/mesurer-les-formations.ts';
import { mesurerLesMalles } from './bench/mesurer-les-malles.ts';
import { rediger, tableauDeLaCellule, tableauDeSynthese, tableauDesFormations, tableauDesMalles } from './bench/rapport.ts';
import { type MesureDeRecherche, type MesureDuTroc, mesurerRecherche, mesurerTroc } from './bench/recherche.ts';
import { arreter, demarrer, dossier, entrer, entrerTous, serveurNu, toutArreter } from './bench/serveurs.ts';
import { type MesureDeSynthese, mesurerSynthese } from './bench/synthese.ts';
import { constructionAJour, construire, RACINE, renoncer } from './installer.mjs';

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
      nu: await serveurNu(document ? lu.octets : gzipSync(lu.octets), SECONDES),
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

/** On a network of its own: five hundred answers to one formation. */
async function mesurerUneSynthese(): Promise<MesureDeSynthese> {
  const base = join(dossier, 'synthese.sqlite');
  await remplirBase(base, 24, new Date());
  return mesurerSynthese(base);
}

/** On a network of its own, in this process. */
async function mesurerLeTroc(): Promise<MesureDuTroc[]> {
  const base = join(dossier, 'troc.sqlite');
  await remplirBase(base, 24, new Date());
  return mesurerTroc(base, ANNONCES);
}

/** On a network of its own, in this process. */
async function mesurerUneDemande(): Promise<MesureDeLaCellule> {
  const base = join(dossier, 'cellule.sqlite');
  await remplirBase(base, 24, new Date());
  return mesurerLaCellule(base);
}

/** JavaScript of a first visit, compressed, in bytes; the whole map of the site is named in the page, and not fetched. */
async function poidsDeLaPremierePage(adresse: string): Promise<number> {
  const { texte } = await lireReponse(`${adresse}/connexion`);
  const modules = new Set([...texte.matchAll(/"?(\/assets\/(?!manifest-)[\w./-]+\.js)"?/g)].map((trouve) => trouve[1] ?? ''));
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
/** `PARTIE=malles`: that part alone, told and not written. */
const PARTIES: Readonly<Record<string, () => Promise<string[]>>> = {
  malles: async () => tableauDesMalles(await mesurerLesMalles(SECONDES)),
  formations: async () => tableauDesFormations(await mesurerLesFormations(SECONDES)),
  synthese: async () => tableauDeSynthese(await mesurerUneSynthese()),
  cellule: async () => tableauDeLaCellule(await mesurerUneDemande()),
};
const partie = PARTIES[process.env.PARTIE ?? ''];
if (partie) {
  try {
    console.log((await partie()).join('\n'));
  } finally {
    toutArreter();
  }
  process.exit(0);
}
const debut = Date.now();
const tours: Awaited<ReturnType<typeof mesurerTaille>>[] = [];
let liste: MesureDImport | undefined;
let lettre: MesureDeLettre | undefined;
let synthese: MesureDeSynthese | undefined;
let troc: MesureDuTroc[] = [];
let malles: MesureDesMalles | undefined;
let formations: MesureDesFormations | undefined;
let cellule: MesureDeLaCellule | undefined;
try {
  for (const taille of TAILLES) tours.push(await mesurerTaille(taille));
  liste = await mesurerUneListe();
  lettre = await mesurerUneLettre();
  synthese = await mesurerUneSynthese();
  troc = await mesurerLeTroc();
  malles = await mesurerLesMalles(SECONDES);
  formations = await mesurerLesFormations(SECONDES);
  cellule = await mesurerUneDemande();
} finally {
  toutArreter();
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
  synthese,
  troc,
  malles,
  formations,
  cellule,
});
writeFileSync(join(RACINE, 'docs/mesures.md'), texte);
console.log(`\n${texte}`);
