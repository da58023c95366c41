import { ajouterJours, type Jour, lundiDe } from '#app/commun/periode.ts';

/** A civil month, `2026-04`. */
export type MoisCivil = string;

const MOIS_VALABLE = /^20\d{2}-(0[1-9]|1[0-2])$/;

/** The month that an address asks for; that of today when it asks for none that exists. */
export const moisDemande = (texte: string | null, aujourdhui: Jour): MoisCivil =>
  texte !== null && MOIS_VALABLE.test(texte) ? texte : aujourdhui.slice(0, 7);

/** The month after, or before when `pas` is negative. */
export function moisVoisin(mois: MoisCivil, pas: 1 | -1): MoisCivil {
  const milieu: Jour = `${mois}-15`;
  return ajouterJours(milieu, pas * 30).slice(0, 7);
}

/** The whole weeks that hold a month: their first Monday, and how many. */
export function semainesDuMois(mois: MoisCivil): { lundi: Jour; semaines: number } {
  const lundi = lundiDe(`${mois}-01`);
  const suivant = `${moisVoisin(mois, 1)}-01`;
  let semaines = 4;
  while (ajouterJours(lundi, semaines * 7) < suivant) semaines += 1;
  return { lundi, semaines };
}
