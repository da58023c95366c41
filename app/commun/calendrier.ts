import type { Jour } from './periode.ts';

/** School zones; the départements d’outre-mer have calendars of their own, which the application does not know. */
export const ZONES_SCOLAIRES = ['A', 'B', 'C', 'Corse'] as const;
export type ZoneScolaire = (typeof ZONES_SCOLAIRES)[number];

/** Days without class, both ends included; the first one is a Saturday when school stops on a Friday evening. */
export interface Vacances {
  nom: string;
  du: Jour;
  au: Jour;
}

export interface JourFerie {
  jour: Jour;
  nom: string;
}

/** What a calendar draws behind a day. */
export interface FondDeJour {
  /** Name of the school holidays, when the day is one. */
  vacances?: string;
  /** Name of the public holiday, when the day is one. */
  ferie?: string;
  /** Where the reader's structure is closed, why: empty when it does not say. */
  fermee?: string;
}

export function estZone(texte: string): texte is ZoneScolaire {
  return (ZONES_SCOLAIRES as readonly string[]).includes(texte);
}

/** The background of each day of a list, in the same order. */
export function fondsDesJours(jours: readonly Jour[], vacances: readonly Vacances[], feries: readonly JourFerie[]): FondDeJour[] {
  const nomDuFerie = new Map(feries.map((ferie) => [ferie.jour, ferie.nom]));
  return jours.map((jour) => {
    const periode = vacances.find((v) => v.du <= jour && jour <= v.au);
    const ferie = nomDuFerie.get(jour);
    return { ...(periode ? { vacances: periode.nom } : {}), ...(ferie ? { ferie } : {}) };
  });
}
