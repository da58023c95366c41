import { adresseAvec } from '#app/commun/chiffres.ts';
import { dureeEnJours, type Jour, jourDe, type Periode } from '#app/commun/periode.ts';

/**
 * What is counted of the loans, and how one figure leads to the rows behind it. A loan belongs to the civil year of its first
 * half-day, and so does a refusal: to that of the first day that was wished.
 */
export const COMPTES_DE_PRET = ['prets', 'a_l_heure', 'en_retard', 'incidents', 'relais'] as const;
export type CompteDePret = (typeof COMPTES_DE_PRET)[number];
export const COMPTES = [...COMPTES_DE_PRET, 'refus'] as const;
export type Compte = (typeof COMPTES)[number];

/** The title of the list behind the figure. */
export const LIBELLE_COMPTE: Record<Compte, string> = {
  prets: 'Prêts',
  a_l_heure: 'Prêts rendus à l’heure',
  en_retard: 'Prêts rendus en retard, ou attendus',
  incidents: 'Prêts d’où il manque quelque chose',
  relais: 'Prêts passés de main en main',
  refus: 'Refus faute de malle',
};

/** Those that say who was late, lacked or broke something: one opens one's own, and nobody else's. */
export const COMPTES_RESERVES: readonly Compte[] = ['a_l_heure', 'en_retard', 'incidents', 'refus'];

/** A loan that took place, as the figures read it. */
export interface PretCompte {
  id: number;
  malleId: number;
  structureId: number;
  periode: Periode;
  participants: number | null;
  /** Null while it is out, and not due yet. */
  retour: 'a_l_heure' | 'en_retard' | null;
  /** Objects lost or broken, counted when it came back. */
  manques: number;
  /** It was collected from another borrower; what that saved, in kilometres. */
  relais: boolean;
  km: number;
}

/** A need that was not met because the malle was taken. */
export interface RefusCompte {
  id: number;
  malleId: number;
  structureId: number;
  periode: Periode;
}

/** Whether a loan is one of those that a figure counts. */
export const EST_COMPTE: Record<CompteDePret, (pret: PretCompte) => boolean> = {
  prets: () => true,
  a_l_heure: ({ retour }) => retour === 'a_l_heure',
  en_retard: ({ retour }) => retour === 'en_retard',
  incidents: ({ manques }) => manques > 0,
  relais: ({ relais }) => relais,
};

/**
 * On time: back on its last day at the latest; handed to the next borrower, on her first day at the latest. What is out after its
 * day is late already.
 */
export function retourDe(
  { attendu, rendu }: { attendu: Jour; rendu: Jour | null },
  aujourdhui: Jour,
): 'a_l_heure' | 'en_retard' | null {
  if (rendu === null) return aujourdhui > attendu ? 'en_retard' : null;
  return rendu <= attendu ? 'a_l_heure' : 'en_retard';
}

/** Loans and refusals, counted: no name. */
export interface Chiffres {
  prets: number;
  /** Halves counted. */
  jours: number;
  participants: number;
  /** Loans that do not say how many came. */
  sansParticipants: number;
  structures: number;
  refus: number;
  structuresRefusees: number;
  /** Those whose return is known, or past. */
  attendus: number;
  aLHeure: number;
  incidents: number;
  objets: number;
  relais: number;
  km: number;
}

const somme = (nombres: readonly number[]) => nombres.reduce((a, b) => a + b, 0);
const structuresDe = (lignes: readonly { structureId: number }[]) => new Set(lignes.map(({ structureId }) => structureId)).size;

export function compter(prets: readonly PretCompte[], refus: readonly RefusCompte[]): Chiffres {
  const combien = (compte: CompteDePret) => prets.filter(EST_COMPTE[compte]).length;
  return {
    prets: prets.length,
    jours: somme(prets.map(({ periode }) => dureeEnJours(periode))),
    participants: somme(prets.map(({ participants }) => participants ?? 0)),
    sansParticipants: prets.filter(({ participants }) => participants === null).length,
    structures: structuresDe(prets),
    refus: refus.length,
    structuresRefusees: structuresDe(refus),
    attendus: combien('a_l_heure') + combien('en_retard'),
    aLHeure: combien('a_l_heure'),
    incidents: combien('incidents'),
    objets: somme(prets.map(({ manques }) => manques)),
    relais: combien('relais'),
    km: somme(prets.map(({ km }) => km)),
  };
}

/** « 2026 »: the year that a loan or a refusal belongs to. */
export const anneeDe = ({ periode }: { periode: Periode }): string => jourDe(periode.du).slice(0, 4);

/** What an address asks for. */
export interface ChoixDeChiffres {
  annee?: string | undefined;
  /** The slug of a malle. */
  malle?: string | undefined;
  compte?: Compte | undefined;
  page?: number | undefined;
}

export const adresseDesChiffres = (choix: Omit<ChoixDeChiffres, 'compte' | 'page'>): string =>
  adresseAvec('/malles/chiffres', { ...choix });
/** The rows behind a figure. */
export const adresseDesLignes = (choix: ChoixDeChiffres): string => adresseAvec('/malles/chiffres/lignes', { ...choix });
