import { type Jour, libelleJourCourt } from '#app/commun/periode.ts';
import type { Gestion } from '#app/reseau/structures/structures.ts';

/** In what quality someone signs for a structure. */
export const QUALITES = ['presidence', 'maire', 'presidence_collectivite', 'direction_generale', 'delegation'] as const;
export type Qualite = (typeof QUALITES)[number];

export const LIBELLE_QUALITE: Record<Qualite, string> = {
  presidence: 'Présidence de l’association',
  maire: 'Mairie : le ou la maire',
  presidence_collectivite: 'Présidence du CCAS, du CIAS ou de la communauté de communes',
  direction_generale: 'Direction de la caisse',
  delegation: 'Par délégation écrite',
};

/** As a paper says it. */
const QUALITE_DITE: Record<Qualite, string> = {
  presidence: 'présidence',
  maire: 'maire',
  presidence_collectivite: 'présidence',
  direction_generale: 'direction',
  delegation: 'par délégation',
};

/** The qualities that a managing body knows, the usual one first. */
export const QUALITES_DE: Record<Gestion, readonly Qualite[]> = {
  association: ['presidence', 'delegation'],
  commune: ['maire', 'delegation'],
  ccas: ['presidence_collectivite', 'delegation'],
  epci: ['presidence_collectivite', 'delegation'],
  caf: ['direction_generale', 'delegation'],
  msa: ['direction_generale', 'delegation'],
};

export interface Signataire {
  id: number;
  personneId: number;
  nom: string;
  /** What she does in the structure: « direction ». */
  fonction: string;
  qualite: Qualite;
  delegationDu: Jour | null;
}

/** Whoever signs by her office comes before whoever signs by delegation; then the first noted. */
export const enOrdreDeSignature = (a: Pick<Signataire, 'id' | 'qualite'>, b: Pick<Signataire, 'id' | 'qualite'>): number =>
  Number(a.qualite === 'delegation') - Number(b.qualite === 'delegation') || a.id - b.id;

/** The qualities to choose from; all of them as long as nobody said who manages the structure. */
export const qualitesDe = (gestion: Gestion | null): readonly Qualite[] => (gestion ? QUALITES_DE[gestion] : QUALITES);

/** « présidence », « direction, par délégation du 6 janvier 2026 » */
export function libelleSignataire({
  fonction,
  qualite,
  delegationDu,
}: Pick<Signataire, 'fonction' | 'qualite' | 'delegationDu'>): string {
  if (qualite !== 'delegation') return QUALITE_DITE[qualite];
  const acte = delegationDu ? `par délégation du ${libelleJourCourt(delegationDu)}` : QUALITE_DITE.delegation;
  return [fonction, acte].filter(Boolean).join(', ');
}
