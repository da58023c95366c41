import { enumerer } from '#app/commun/texte.ts';
import { type Distance, libelleDistance } from '#app/reseau/territoire/distances.ts';
import { KM_PROCHES } from '#app/troc/rapprochements/rapprochements.ts';

/**
 * Who could help with an appui, in an order that explains itself. What one can do decides first: the same skill, noted on her or
 * offered, then that of her structure, then a near one. Within a degree, whoever was not asked lately comes before the
 * others, then the nearest. `POIDS` holds it: never asked and distance together weigh less than the step between two degrees.
 */
export const SOURCES = ['personne', 'offre', 'structure'] as const;
export type SourceDeSavoir = (typeof SOURCES)[number];

/** Points of the best degree: of the same skill, and of a near one. */
const POIDS: Record<SourceDeSavoir, { meme: number; proche: number }> = {
  personne: { meme: 300, proche: 150 },
  offre: { meme: 300, proche: 150 },
  structure: { meme: 220, proche: 80 },
};
const POIDS_REPOSEE = 30;
const POIDS_PRES = 15;
/** Asked within so many days, she is not the first to be asked again. */
export const JOURS_DE_REPOS = 180;

export const CANDIDATES_MONTREES = 10;

/** What the base knows of someone who could help. */
export interface Indices {
  /** The skills that meet what is asked. */
  sait: readonly { source: SourceDeSavoir; nom: string; meme: boolean }[];
  distance: Distance | null;
  aDistance: boolean;
  /** In days, since she was invited to any appui; null: never. */
  invitee: number | null;
}

const DIT: Record<SourceDeSavoir, string> = {
  personne: 'Sait faire',
  offre: 'Propose un appui',
  structure: 'Dans sa structure',
};

/** Why she could help, the strongest reason first, and how much. */
export function evaluer({ sait, distance, aDistance, invitee }: Indices): { score: number; raisons: string[] } {
  const points = (un: Indices['sait'][number]) => POIDS[un.source][un.meme ? 'meme' : 'proche'];
  const score = Math.max(0, ...sait.map(points));
  const reposee = invitee === null || invitee > JOURS_DE_REPOS;
  const pres = distance !== null && distance.km <= KM_PROCHES;
  return {
    score: score + (reposee ? POIDS_REPOSEE : 0) + (pres ? POIDS_PRES : 0),
    raisons: [...raisonsDuSavoir(sait), ...(distance === null ? [] : [trajet(distance, aDistance)]), repos(invitee)],
  };
}

/** The same skills first; near ones are told only where there is nothing better from that source. */
function raisonsDuSavoir(sait: Indices['sait']): string[] {
  const noms = (source: SourceDeSavoir, meme: boolean) => [
    ...new Set(sait.filter((un) => un.source === source && un.meme === meme).map(({ nom }) => nom)),
  ];
  const memes = SOURCES.flatMap((source) => {
    const siens = noms(source, true);
    return siens.length > 0 ? [`${DIT[source]}\u00a0: ${enumerer(siens)}`] : [];
  });
  if (memes.length > 0) return memes;
  const proches = [...new Set(SOURCES.flatMap((source) => noms(source, false)))];
  return proches.length > 0 ? [`Savoir-faire proche\u00a0: ${enumerer(proches)}`] : [];
}

function trajet(distance: Distance, aDistance: boolean): string {
  const dit = distance.km === 0 ? 'Même commune' : `À ${libelleDistance(distance)}`;
  return aDistance ? `${dit}, ou à distance` : dit;
}

function repos(jours: number | null): string {
  if (jours === null) return 'Aucune invitation jusqu’ici';
  if (jours === 0) return 'Déjà une invitation aujourd’hui';
  if (jours <= JOURS_DE_REPOS) return `Déjà une invitation il y a ${jours === 1 ? 'un jour' : `${jours}\u00a0jours`}`;
  return 'Aucune invitation depuis six mois';
}
