import { addMonths, formatISO, parseISO } from 'date-fns';
import { ajouterJours, ecartEnJours, type Jour, libelleJourCourt, MOIS } from '#app/commun/periode.ts';
import { accorder } from '#app/commun/texte.ts';
import type { TonDePuce } from '#app/ui/puce.tsx';
import { type GardeAnnonce, LIBELLE_STATUT_ANNONCE, STATUTS_FRAIS_ANNONCE, type StatutAnnonce } from './annonces.ts';

/**
 * How long an annonce is believed. All is counted in civil days of the network, and nothing but three days is stored: when
 * it was last confirmed, when one asked, when one asked again.
 */

/** Days between the question and its reminder, then between the reminder and sleep. */
export const JOURS_POUR_CONFIRMER = 15;

/** What freshness is counted from. */
export interface Fraicheur {
  statut: StatutAnnonce;
  confirmeeLe: Jour | null;
  demandeeLe: Jour | null;
  rappeleeLe: Jour | null;
  valableJusqu: Jour | null;
}

/** What *le temps* owes an annonce today. */
export type EcheanceDAnnonce = 'demander' | 'rappeler' | 'endormir';

/** The first day on which one asks. @param mois the network's setting */
export const finDeFraicheur = (confirmeeLe: Jour, mois: number): Jour =>
  formatISO(addMonths(parseISO(confirmeeLe), mois), { representation: 'date' });

/** Whether *le temps* asks about it. */
export const estFraiche = (statut: StatutAnnonce): boolean => STATUTS_FRAIS_ANNONCE.some((un) => un === statut);

/** Past the last day it was said to hold. */
export const estPassee = ({ valableJusqu }: Pick<Fraicheur, 'valableJusqu'>, aujourdhui: Jour): boolean =>
  valableJusqu !== null && valableJusqu < aujourdhui;

/**
 * What is due today, if anything. A question is always 15 days old before it is asked again, and its reminder 15 days old
 * before sleep, however long the server was down.
 */
export function echeanceDe(a: Fraicheur, aujourdhui: Jour, mois: number): EcheanceDAnnonce | null {
  if (!estFraiche(a.statut)) return null;
  if (estPassee(a, aujourdhui)) return 'endormir';
  if (a.confirmeeLe === null || aujourdhui < finDeFraicheur(a.confirmeeLe, mois)) return null;
  // What is about to pass of itself is not asked about.
  if (a.valableJusqu !== null && a.valableJusqu < ajouterJours(aujourdhui, JOURS_POUR_CONFIRMER)) return null;
  if (a.demandeeLe === null) return 'demander';
  if (a.rappeleeLe === null) return aujourdhui < ajouterJours(a.demandeeLe, JOURS_POUR_CONFIRMER) ? null : 'rappeler';
  return aujourdhui < ajouterJours(a.rappeleeLe, JOURS_POUR_CONFIRMER) ? null : 'endormir';
}

export const gardesDAnnonce = (a: Fraicheur, aujourdhui: Jour, mois: number): Record<GardeAnnonce, string | true> => ({
  perimee: echeanceDe(a, aujourdhui, mois) === 'endormir' || 'Cette annonce est encore fraîche.',
});

/** The day on which it sleeps if nobody answers what was asked, or its last day passes before; null when nothing was asked. */
export function jourDeSommeil(a: Pick<Fraicheur, 'demandeeLe' | 'rappeleeLe' | 'valableJusqu'>): Jour | null {
  if (a.demandeeLe === null) return null;
  const sansReponse = ajouterJours(a.rappeleeLe ?? a.demandeeLe, JOURS_POUR_CONFIRMER * (a.rappeleeLe === null ? 2 : 1));
  const passee = a.valableJusqu === null ? sansReponse : ajouterJours(a.valableJusqu, 1);
  return passee < sansReponse ? passee : sansReponse;
}

/** « aujourd’hui », « hier », « il y a 3 semaines », « il y a 11 mois » at most, « il y a un an » */
export function libelleAge(le: Jour, aujourdhui: Jour): string {
  const jours = Math.max(0, ecartEnJours(le, aujourdhui));
  if (jours === 0) return 'aujourd’hui';
  if (jours === 1) return 'hier';
  if (jours < 14) return `il y a ${jours}\u00a0jours`;
  if (jours < 60) return `il y a ${Math.floor(jours / 7)}\u00a0semaines`;
  if (jours < 365) return `il y a ${Math.min(11, Math.round(jours / 30.44))}\u00a0mois`;
  return jours < 730 ? 'il y a un an' : `il y a ${Math.floor(jours / 365)}\u00a0ans`;
}

/** « janvier », « janvier 2025 » when it is of another year */
function moisDe(le: Jour, aujourdhui: Jour): string {
  const mois = MOIS[Number(le.slice(5, 7)) - 1] ?? '';
  return le.slice(0, 4) === aujourdhui.slice(0, 4) ? mois : `${mois} ${le.slice(0, 4)}`;
}

/** How fresh it is, in words and in a tone. */
export function fraicheurDite(
  a: Fraicheur & { publieeLe: Jour | null; endormieLe: Jour | null; finieLe: Jour | null },
  aujourdhui: Jour,
): { ton: TonDePuce; texte: string } {
  if (a.valableJusqu !== null && estFraiche(a.statut) && estPassee(a, aujourdhui)) {
    return { ton: 'neutre', texte: `Était valable jusqu’au ${libelleJourCourt(a.valableJusqu)}` };
  }
  switch (a.statut) {
    case 'brouillon':
      return { ton: 'vide', texte: 'Pas encore publiée' };
    case 'publiee': {
      if (a.confirmeeLe === null) return { ton: 'succes', texte: LIBELLE_STATUT_ANNONCE.publiee };
      const age = libelleAge(a.confirmeeLe, aujourdhui);
      if (a.demandeeLe !== null) return { ton: 'attention', texte: `Confirmée ${age}, confirmation demandée` };
      return { ton: 'succes', texte: `${a.publieeLe === a.confirmeeLe ? 'Publiée' : 'Confirmée'} ${age}` };
    }
    case 'en_pause':
      return { ton: 'attention', texte: LIBELLE_STATUT_ANNONCE.en_pause };
    case 'endormie':
      return {
        ton: 'neutre',
        texte: a.endormieLe === null ? 'En sommeil' : `En sommeil depuis ${moisDe(a.endormieLe, aujourdhui)}`,
      };
    case 'satisfaite':
      return { ton: 'succes', texte: a.finieLe === null ? 'Satisfaite' : `Satisfaite ${libelleAge(a.finieLe, aujourdhui)}` };
    case 'retiree':
      return { ton: 'neutre', texte: LIBELLE_STATUT_ANNONCE.retiree };
  }
}

/** « jusqu’à 40 km », « dans tout le département », with « à distance aussi » */
export function libellePortee({ rayonKm, aDistance }: { rayonKm: number | null; aDistance: boolean }): string {
  const ou = rayonKm === null ? 'Dans tout le département' : `Jusqu’à ${rayonKm}\u00a0km`;
  return aDistance ? `${ou}, et à distance` : ou;
}

export const libellePlaces = (places: number): string => accorder(places, 'personne');
