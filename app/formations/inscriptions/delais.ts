// What depends on how near the day is: until when an offer is held, and from when a place given back is told.
import {
  type DemiJournee,
  debutDuJour,
  ecartEnJours,
  HEURE_DES_COURRIELS,
  type Jour,
  jourCivil,
  jourDe,
  libelleHeure,
  libelleJour,
  pasAvantHeure,
} from '#app/commun/periode.ts';
import { type StatutInscription, vient } from './inscriptions.ts';

/** From how many days before it begins a formation is near: a place that is given back is told, convoked or not. */
const JOURS_PROCHES = 7;

/**
 * Whether whoever holds the formation is written to when this place is given back: once she is convoked, or near the day. Before,
 * her list says it.
 * @param du first half-day of the formation
 */
export const seDitEnRendant = (
  { statut, convoqueeLe }: { statut: StatutInscription; convoqueeLe: Date | null },
  { du, aujourdhui }: { du: DemiJournee | null; aujourdhui: Jour },
): boolean => vient(statut) && (convoqueeLe !== null || (du !== null && ecartEnJours(aujourdhui, jourDe(du)) <= JOURS_PROCHES));

const HEURE_MS = 3_600_000;
/** An offer is answered until then, the eve of the first half-day at the latest. */
const HEURE_LIMITE = 18;

/**
 * Until when a place would be held for whom it is offered now: so many hours from when she may read it, less near the day.
 * @param du first half-day of the formation
 * @returns null when there is not an hour left to answer
 */
export function finDeLOffre(
  maintenant: Date,
  { du, heures, fuseau }: { du: DemiJournee; heures: number; fuseau: string },
): Date | null {
  const lue = pasAvantHeure(maintenant, HEURE_DES_COURRIELS, fuseau).getTime();
  const veille = pasAvantHeure(debutDuJour(jourDe(du), fuseau, -1), HEURE_LIMITE, fuseau).getTime();
  const fin = Math.min(lue + heures * HEURE_MS, veille);
  return fin - lue < HEURE_MS ? null : new Date(fin);
}

/** Until when it is held: « mardi 24 mars à 18 h 00 ». */
export const libelleJusqua = (jusqua: Date, fuseau: string): string =>
  `${libelleJour(jourCivil(jusqua, fuseau))} à ${libelleHeure(jusqua, fuseau)}`;
