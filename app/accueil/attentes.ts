import { ecartEnJours, type Jour, libelleJour } from '#app/commun/periode.ts';
import type { Attente } from '#app/commun/prise.ts';
import { enLettres, majuscule } from '#app/commun/texte.ts';

/** What falls soonest comes first; on one day, the gravest. */
export function trierAttentes(attentes: readonly Attente[]): Attente[] {
  return [...attentes].sort(
    (a, b) =>
      compare(a.echeance, b.echeance) || a.poids - b.poids || a.titre.localeCompare(b.titre, 'fr') || compare(a.cle, b.cle),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * How many things wait, in one sentence of two parts: the first is shown bold.
 * « Quatre choses vous attendent », « , la première pour le mercredi 1er avril. »
 */
export function phraseDuCompte(echeances: readonly Jour[], aujourdhui: Jour): { fort: string; suite: string } {
  const [premiere] = echeances;
  if (premiere === undefined) return { fort: 'Rien ne vous attend', suite: ' pour l’instant.' };
  const combien = majuscule(enLettres(echeances.length));
  if (echeances.length === 1) return { fort: 'Une chose vous attend', suite: `, ${quand(premiere, aujourdhui)}.` };
  return { fort: `${combien} choses vous attendent`, suite: `, la première ${quand(premiere, aujourdhui)}.` };
}

/** What the date of what waits is: the day it falls, or since when it is late. */
export function repereDeLEcheance(jour: Jour, aujourdhui: Jour): string {
  if (jour === aujourdhui) return 'aujourd’hui';
  return jour < aujourdhui ? 'depuis le' : 'pour le';
}

function quand(jour: Jour, aujourdhui: Jour): string {
  if (ecartEnJours(aujourdhui, jour) === 1) return 'demain';
  const repere = repereDeLEcheance(jour, aujourdhui);
  return jour === aujourdhui ? repere : `${repere} ${libelleJour(jour)}`;
}
