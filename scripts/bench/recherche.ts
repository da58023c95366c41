import { sql } from 'drizzle-orm';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { getAnnuaire } from '#app/reseau/recherche/annuaire.server.ts';
import { lireFiltres } from '#app/reseau/recherche/filtres.ts';
import { FORMES } from '#app/troc/annonces/annonces.ts';
import { annonces, competencesAnnonce } from '#app/troc/annonces/tables.ts';
import { lireFiltresDuTroc } from '#app/troc/recherche/filtres.ts';
import { getPageDeRecherche } from '#app/troc/recherche/page-de-recherche.server.ts';
import { type Base, ouvrir } from '#db/ouvrir.ts';
import modeles from '#tests/listes/recherches.json';

/** What people type: names, places, skills, whole or begun, right or mistyped, rare or everywhere. */
const RECHERCHES = [
  ...[
    'escale',
    'grange',
    'la cour carree',
    'st yrieix',
    'saint-junien',
    'sant-junien',
    'limoges',
    'limgoes',
    'bellac',
    'eymoutiers',
  ],
  ...[
    'cirque',
    'cirqe',
    'relaxation',
    'relaxtion',
    'cuisine',
    'accueil parents',
    'parentalite',
    'numérique',
    'gestion financière',
  ],
  ...['animation', 'ani', 'direction limoges', 'directrice nexon', 'reference familles', 'centre social', 'evs', 'maison des'],
  ...['marsaudon', 'helene marsaudon', 'marsodon', 'dupont', 'ines', 'bernard', 'sophie chalus', 'zzz', 'kévin roche'],
] as const;

const TOURS_DU_TROC = 4;

export interface MesureDuTroc extends MesureDeRecherche {
  annonces: number;
}

export interface MesureDeRecherche {
  nombre: number;
  p50: number;
  p95: number;
  pire: { q: string; ms: number };
  /** The first mistyped word after a write reads the words of the index again. */
  premiereMs: number;
}

/** All that the directory reads for a search, in this process, in ms. */
export function mesurerRecherche(chemin: string, tours = 8): MesureDeRecherche {
  const { db, fermer } = ouvrir(chemin);
  const maintenant = new Date();
  const lecture = { db, maintenant, fuseau: 'Europe/Paris', adressePublique: 'http://localhost' };
  const acteur = getActeur(lecture, 1);
  if (!acteur) throw new Error('La base mesurée est vide.');
  const ctx = { ...lecture, acteur };
  const chercher = (q: string) => {
    const debut = performance.now();
    getAnnuaire(ctx, lireFiltres(new URLSearchParams({ q })), 1);
    return performance.now() - debut;
  };
  const premiereMs = chercher('marsodon');
  for (const q of RECHERCHES) chercher(q);
  const mesures = Array.from({ length: tours }, () => RECHERCHES.map((q) => ({ q, ms: chercher(q) }))).flat();
  mesures.sort((a, b) => a.ms - b.ms);
  fermer();
  return { ...resumer(mesures), premiereMs };
}

/** Sorted by their length. */
function resumer(mesures: readonly { q: string; ms: number }[]) {
  const centile = (part: number) => mesures[Math.min(mesures.length - 1, Math.floor(mesures.length * part))]?.ms ?? 0;
  return {
    ...{ nombre: mesures.length, p50: centile(0.5), p95: centile(0.95) },
    pire: mesures.at(-1) ?? { q: '', ms: 0 },
  };
}

/** So many annonces more, in the words of the vocabulary, over the structures of the base. */
function remplirAnnonces(db: Base, de: number, combien: number, maintenant: Date): void {
  const termes = db.select().from(competences).all();
  const gens = db.all<{ personneId: number; structureId: number }>(
    sql`select personne_id as personneId, structure_id as structureId from fonctions`,
  );
  db.transaction((tx) => {
    for (let n = de; n < combien; n++) {
      const [un, autre] = [termes[(n * 7) % termes.length], termes[(n * 13 + 5) % termes.length]];
      const qui = gens[(n * 31) % gens.length];
      if (!un || !autre || !qui) continue;
      const publieeLe = new Date(maintenant.getTime() - (n % 300) * 86_400_000);
      const { id } = tx
        .insert(annonces)
        .values({
          ...{ type: n % 4 === 0 ? 'besoin' : 'offre', statut: n % 9 === 0 ? 'endormie' : 'publiee' },
          endormieLe: n % 9 === 0 ? maintenant : null,
          ...{ structureId: qui.structureId, auteurId: qui.personneId, forme: FORMES[n % FORMES.length] ?? 'stage' },
          titre: `${un.nom}, ${autre.synonymes[n % Math.max(1, autre.synonymes.length)] ?? autre.nom}`,
          description: `${un.definition} ${autre.definition}`,
          ...{ publieeLe, confirmeeLe: publieeLe, modifieLe: publieeLe },
        })
        .returning({ id: annonces.id })
        .get();
      tx.insert(competencesAnnonce).values({ annonceId: id, competenceId: un.id }).run();
    }
  });
}

/** All that the page of the troc's search reads, in this process, in ms of CPU, for each number of annonces. */
export function mesurerTroc(chemin: string, tailles: readonly number[]): MesureDuTroc[] {
  const { db, sqlite, fermer } = ouvrir(chemin);
  const maintenant = new Date();
  const lecture = { db, maintenant, fuseau: 'Europe/Paris', adressePublique: 'http://localhost' };
  const acteur = getActeur(lecture, 1);
  if (!acteur) throw new Error('La base mesurée est vide.');
  const ctx = { ...lecture, acteur };
  let deja = 0;
  const mesures = tailles.map((annonces) => {
    remplirAnnonces(db, deja, annonces, maintenant);
    sqlite.exec("insert into index_des_annonces(index_des_annonces) values ('optimize'); analyze");
    deja = annonces;
    const chercher = (q: string) => {
      const debut = process.cpuUsage();
      getPageDeRecherche(ctx, lireFiltresDuTroc(new URLSearchParams({ q })), 1);
      const { user, system } = process.cpuUsage(debut);
      return (user + system) / 1000;
    };
    const premiereMs = chercher('cirqe');
    for (const [q = ''] of modeles) chercher(q);
    const lues = Array.from({ length: TOURS_DU_TROC }, () => modeles.map(([q = '']) => ({ q, ms: chercher(q) }))).flat();
    lues.sort((a, b) => a.ms - b.ms);
    return { annonces, ...resumer(lues), premiereMs };
  });
  fermer();
  return mesures;
}
