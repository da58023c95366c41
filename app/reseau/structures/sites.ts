import { minuscule } from '#app/commun/texte.ts';

/** How many other places a structure may list. */
export const SITES_MAX = 20;

/** Another place of a structure, as its form and the journal write it. */
export interface SiteEcrit {
  nom: string;
  adresse: string;
  /** Name of its commune; empty when unknown. */
  commune: string;
  quand: string;
}

/** The same, with its line in the form. */
export interface SiteTape extends SiteEcrit {
  ligne?: number;
}

export const CHAMPS_DE_SITE = ['nom', 'adresse', 'commune', 'quand'] as const satisfies readonly (keyof SiteEcrit)[];

/** Name of a field of the form: « site-0-nom ». */
export const champDeSite = (rang: number, champ: keyof SiteEcrit) => `site-${rang}-${champ}`;

/** How many lines the form shows: those filled, and two to fill. */
export const lignesDeSites = (combien: number): number => Math.min(SITES_MAX, combien + 2);

/** « Antenne du Chalard, 2, rue de l’Église, Le Chalard, le mardi matin » */
export const libelleDeSite = ({ nom, adresse, commune, quand }: SiteEcrit): string =>
  [nom, adresse, commune, nom || adresse || commune ? minuscule(quand) : quand].filter(Boolean).join(', ');
