import { enumerer, majuscule } from '#app/commun/texte.ts';
import { libelleDistance } from '#app/reseau/territoire/distances.ts';
import type { Forme } from '#app/troc/annonces/annonces.ts';
import { libelleJourIso } from '#app/troc/annonces/termes.ts';

/**
 * Who could meet whom: an offer beside a need, in an order that explains itself.
 * What one looks for decides first: the same skill, a near one, then words of the title. Within one degree, a structure that has
 * received nothing yet comes before the others; then how, how far and when. `POIDS` holds it: how, how far and when together weigh
 * less than `rien_recu`, and all of these with words less than the step from one degree to the next.
 */
export const RAISONS_RAPPROCHEMENT = [
  'meme_competence',
  'competence_proche',
  'mots',
  'rien_recu',
  'forme',
  'distance',
  'a_distance',
  'jours',
  'hors_rayon',
] as const;
export type RaisonRapprochement = (typeof RAISONS_RAPPROCHEMENT)[number];

/** Points of each reason. Those counted by the piece say how many pieces count at most. */
export const POIDS = {
  meme_competence: { points: 300, auPlus: 1 },
  competence_proche: { points: 130, auPlus: 1 },
  mots: { points: 15, auPlus: 3 },
  rien_recu: { points: 30, auPlus: 1 },
  forme: { points: 12, auPlus: 1 },
  distance: { points: 8, auPlus: 1 },
  a_distance: { points: 4, auPlus: 1 },
  jours: { points: 5, auPlus: 1 },
  hors_rayon: { points: -20, auPlus: 1 },
} as const satisfies Record<RaisonRapprochement, { points: number; auPlus: number }>;

/** Told to the coordination alone: never a ranking, never a debt. */
export const RAISONS_RESERVEES = ['rien_recu'] as const satisfies readonly RaisonRapprochement[];

/** Near enough to go and come back in half a day, in kilometres. */
export const KM_PROCHES = 25;

/** What may be done instead of what is asked: one watches during a visit as well. */
const FORMES_VOISINES: Record<Forme, readonly Forme[]> = {
  stage: ['stage', 'visite'],
  visite: ['visite', 'stage'],
  appui: ['appui', 'atelier'],
  atelier: ['atelier', 'appui'],
  pret: ['pret'],
};

/** One of the two annonces, as far as meeting is concerned. */
export interface Cote {
  forme: Forme;
  rayonKm: number | null;
  aDistance: boolean;
  /** ISO days, 1 (Monday) to 7; empty when it was not said. */
  jours: readonly number[];
}

/** What the base found between the two. */
export interface Indices {
  id: number;
  /** Names of the skills that are the same, and of those that are near. */
  memes: readonly string[];
  proches: readonly string[];
  /** Words that both titles bear. */
  mots: readonly string[];
  /** By road; null when a commune is unknown. */
  km: number | null;
  /** Said by someone who knows the road, and not estimated. */
  corrigee: boolean;
  /** The structure that would receive has received nothing yet. */
  rienRecu: boolean;
}

export interface Raison {
  nom: RaisonRapprochement;
  points: number;
  libelle: string;
}

/** Why these two fit, the strongest reason first, and how much. */
export function evaluer(a: Cote, b: Cote, indices: Indices): { score: number; raisons: Raison[] } {
  const { memes, proches, mots, km, corrigee, rienRecu } = indices;
  const trajet = km === null ? '' : libelleDistance({ km, corrigee });
  const communs = a.jours.filter((jour) => b.jours.includes(jour));
  const rayon = Math.min(a.rayonKm ?? Number.POSITIVE_INFINITY, b.rayonKm ?? Number.POSITIVE_INFINITY);
  const aDistance = a.aDistance && b.aDistance;
  const horsRayon = km !== null && km > rayon && !aDistance;
  const trouvees: [RaisonRapprochement, number, string][] = [
    ['meme_competence', memes.length, enumerer(memes)],
    // A near skill says nothing more beside the same one.
    ['competence_proche', memes.length > 0 ? 0 : proches.length, `Proche\u00a0: ${enumerer(proches)}`],
    ['mots', mots.length, `Mêmes mots\u00a0: ${enumerer(mots)}`],
    ['rien_recu', rienRecu ? 1 : 0, 'N’a encore rien reçu'],
    ['forme', FORMES_VOISINES[a.forme].includes(b.forme) ? 1 : 0, a.forme === b.forme ? 'Même forme' : 'Formes compatibles'],
    ['distance', km !== null && km <= KM_PROCHES ? 1 : 0, majuscule(trajet)],
    ['a_distance', aDistance ? 1 : 0, 'Possible à distance'],
    ['jours', communs.length > 0 ? 1 : 0, `Jours communs\u00a0: ${enumerer(communs.map(libelleJourIso))}`],
    ['hors_rayon', horsRayon ? 1 : 0, `Plus loin que souhaité\u00a0: ${trajet}`],
  ];
  const raisons = trouvees
    .filter(([, combien]) => combien > 0)
    .map(([nom, combien, libelle]) => ({ nom, libelle, points: POIDS[nom].points * Math.min(combien, POIDS[nom].auPlus) }))
    .sort((x, y) => y.points - x.points || RAISONS_RAPPROCHEMENT.indexOf(x.nom) - RAISONS_RAPPROCHEMENT.indexOf(y.nom));
  return { score: raisons.reduce((somme, { points }) => somme + points, 0), raisons };
}

/** One word in common is chance; two are a subject. */
const MOTS_COMMUNS_MIN = 2;

/** Whether there is anything to meet about: how and how far are no reason by themselves. */
export const seRencontrent = ({ memes, proches, mots }: Indices): boolean =>
  memes.length + proches.length > 0 || mots.length >= MOTS_COMMUNS_MIN;

/** The best first; then the nearest, then the oldest: two readings give one order. */
export function ordonner<T extends { id: number; score: number; km: number | null }>(lignes: readonly T[]): T[] {
  const loin = (km: number | null) => km ?? Number.MAX_SAFE_INTEGER;
  return [...lignes].sort((a, b) => b.score - a.score || loin(a.km) - loin(b.km) || a.id - b.id);
}

/** Reasons as someone may read them. */
export const raisonsPour = (raisons: readonly Raison[], { coordination }: { coordination: boolean }): Raison[] =>
  raisons.filter(({ nom }) => coordination || !RAISONS_RESERVEES.some((reservee) => reservee === nom));

/** Words that say nothing of what is done. */
const MOTS_CREUX = new Set(
  'avec dans pour sans chez vers plus tout tous toute toutes leur leurs notre votre nos vos une des les aux sur par que qui est sont faire apprendre aider besoin offre recherche cherche cherchons proposons propose groupe equipe structure centre social habitants accueil atelier ateliers projet monter tenir animer ouvrir ecrire mettre creer organiser preparer'.split(
    ' ',
  ),
);
const LONGUEUR_DE_MOT = 4;

/**
 * The words of a folded title that say what it is about, without their plural, each once.
 * @param plie folded as the base folds: no case, no accents
 */
export function motsDuTitre(plie: string): string[] {
  const mots = plie
    .split(/[^\p{L}\p{N}]+/u)
    .filter((mot) => mot.length >= LONGUEUR_DE_MOT && !MOTS_CREUX.has(mot))
    .map((mot) => mot.replace(/[sx]$/, ''));
  return [...new Set(mots)].filter((mot) => !MOTS_CREUX.has(mot));
}
