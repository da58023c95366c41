import { getActeur } from '#app/reseau/acteurs.server.ts';
import { getAnnuaire } from '#app/reseau/recherche/annuaire.server.ts';
import { lireFiltres } from '#app/reseau/recherche/filtres.ts';
import { ouvrir } from '#db/ouvrir.ts';

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
  const centile = (part: number) => mesures[Math.min(mesures.length - 1, Math.floor(mesures.length * part))]?.ms ?? 0;
  fermer();
  return {
    ...{ nombre: mesures.length, p50: centile(0.5), p95: centile(0.95), premiereMs },
    pire: mesures.at(-1) ?? { q: '', ms: 0 },
  };
}
