import { join } from 'node:path';
import { TOUTES_LES_MS } from '#app/formations/papiers/papiers.ts';
import { dessinerReference, lireArbre, lireTextes } from './arbres.ts';
import { COMPTE_COORDINATION, COMPTES, remplirBase } from './base.ts';
import { CERTIFICATS, type MesureDeConvocations, mesurerLesConvocations, remplirFormations } from './formations.ts';
import { charger, chauffer, compterSql, cpuDUnAppel, lireReponse } from './mesurer.ts';
import { arreter, demarrer, dossier, entrer, entrerTous } from './serveurs.ts';

const STRUCTURES = 24;
/** Files that are drawn: one alone is over before its wait says much. */
const LIASSES = 5;

interface MesureDePage {
  nom: string;
  cpu: number;
  reference: number;
  sql: number;
  html: number;
}

export interface MesureDesFormations {
  pages: MesureDePage[];
  convocations: MesureDeConvocations;
  liasse: {
    certificats: number;
    /** The longest, from the button to the file. */
    ms: number;
    octets: number;
    /** How many different counts its page showed. */
    pas: number;
    /** What a reader of /accueil waits, 95th percentile, in ms. */
    p95Seule: number;
    p95Pendant: number;
  };
}

/** On a network of its own. @param secondes of each load */
export async function mesurerLesFormations(secondes: number): Promise<MesureDesFormations> {
  const base = join(dossier, 'formations.sqlite');
  const maintenant = new Date();
  await remplirBase(base, STRUCTURES, maintenant);
  const { ouverte, tenue, aConvoquer } = remplirFormations(base, maintenant);
  const convocations = mesurerLesConvocations(base, aConvoquer, maintenant);
  const { serveur, adresse } = await demarrer(base);
  const directions = await entrerTous(adresse, COMPTES);
  const coordination = await entrer(adresse, COMPTE_COORDINATION);
  const pages: MesureDePage[] = [];
  for (const [nom, chemin, cookies] of [
    ['the list', '/formations', directions],
    ['the page of one, for a direction', `/formations/${ouverte}`, directions],
    ['the page of one, for who holds it', `/formations/${ouverte}`, [coordination]],
  ] as const) {
    const url = adresse + chemin;
    const page = await lireReponse(url, cookies[0]);
    if (page.statut !== 200) throw new Error(`${chemin} répond ${page.statut}`);
    const textes = lireTextes(lireArbre(page.texte));
    await chauffer(url, cookies, serveur.pid ?? 0);
    const { cpu } = await charger(url, cookies, serveur.pid ?? 0, secondes);
    const reference = cpuDUnAppel(() => dessinerReference(textes));
    const sql = await compterSql(serveur, url, cookies[0] ?? '');
    pages.push({ nom, cpu, reference, sql, html: Buffer.byteLength(page.texte) });
  }
  const liasse = await mesurerUneLiasse(adresse, tenue, { coordination, lectrice: directions[0] ?? '' }, serveur.pid ?? 0);
  await arreter(serveur);
  return { pages, convocations, liasse };
}

const p95 = (durees: readonly number[]): number =>
  [...durees].sort((a, b) => a - b)[Math.floor(durees.length * 0.95)] ?? Number.NaN;

/** Thirty certificates in one file, drawn while someone reads her home page. */
async function mesurerUneLiasse(
  adresse: string,
  formationId: number,
  { coordination, lectrice }: { coordination: string; lectrice: string },
  pid: number,
): Promise<MesureDesFormations['liasse']> {
  const page = `${adresse}/formations/${formationId}/certificats`;
  await chauffer(`${adresse}/accueil`, [lectrice], pid);
  await chauffer(page, [coordination], pid);
  const lireAccueil = async () => {
    const depart = performance.now();
    await lireReponse(`${adresse}/accueil`, lectrice);
    return performance.now() - depart;
  };
  const seule: number[] = [];
  for (let n = 0; n < 200; n++) seule.push(await lireAccueil());
  const [pendant, pas, durees]: [number[], Set<string>, number[]] = [[], new Set(), []];
  let octets = 0;
  for (let n = 0; n < LIASSES; n++) {
    const depart = performance.now();
    const headers = { cookie: coordination, origin: adresse, 'content-type': 'application/x-www-form-urlencoded' };
    const { status } = await fetch(page, { method: 'POST', redirect: 'manual', headers, body: '' });
    if (status !== 303) throw new Error(`Les certificats répondent ${status}`);
    let fini = false;
    // As its page does: its data, once a second, until they no longer say that it is being drawn.
    const suivre = async () => {
      for (;;) {
        const { texte, statut } = await lireReponse(`${page}.data`, coordination);
        if (statut !== 200) throw new Error(`Les données des certificats répondent ${statut}`);
        if (!texte.includes('"en_cours"')) break;
        pas.add(texte);
        await new Promise((suite) => setTimeout(suite, TOUTES_LES_MS));
      }
      fini = true;
      durees.push(performance.now() - depart);
    };
    const lire = async () => {
      while (!fini) pendant.push(await lireAccueil());
    };
    await Promise.all([suivre(), lire()]);
    const pdf = await lireReponse(`${page}.pdf`, coordination);
    if (pdf.statut !== 200) throw new Error('Le fichier n’est pas prêt.');
    octets = pdf.octets.length;
  }
  return {
    ...{ certificats: CERTIFICATS, ms: Math.max(...durees), octets, pas: pas.size },
    ...{ p95Seule: p95(seule), p95Pendant: p95(pendant) },
  };
}
