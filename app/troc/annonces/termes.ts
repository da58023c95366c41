import { JOURS_SEMAINE } from '#app/commun/periode.ts';
import { enumerer } from '#app/commun/texte.ts';

/** How far an annonce reaches, as the form asks it. */
export const RAYONS = ['40', 'partout'] as const;
export type Rayon = (typeof RAYONS)[number];
export const LIBELLE_RAYON: Record<Rayon, string> = { '40': '40\u00a0km', partout: 'Tout le département' };

/** Longest of the short texts, in characters. */
export const MAX_PRECISION_ANNONCE = 200;

/** ISO days of the week, Monday first. */
export const JOURS_ISO = [1, 2, 3, 4, 5, 6, 7] as const;
export const libelleJourIso = (jour: number): string => JOURS_SEMAINE[jour % 7] ?? '';

/** « les lundis et les jeudis » */
export const libelleJours = (jours: readonly number[]): string =>
  jours.length === 7 ? 'tous les jours' : enumerer(jours.map((jour) => `les ${libelleJourIso(jour)}s`));
