import { JOURS_SEMAINE } from '#app/commun/periode.ts';
import { enumerer } from '#app/commun/texte.ts';
import { type Mots, proximite } from '#app/reseau/competences/mots.ts';

/** How far an annonce reaches, as the form asks it. */
export const RAYONS = ['40', 'partout'] as const;
export type Rayon = (typeof RAYONS)[number];
export const LIBELLE_RAYON: Record<Rayon, string> = { '40': '40\u00a0km', partout: 'Tout le département' };

/** Longest of the short texts, in characters. */
export const MAX_PRECISION_ANNONCE = 200;

/** ISO days of the week, Monday first. */
export const JOURS_ISO = [1, 2, 3, 4, 5, 6, 7] as const;
export const libelleJourIso = (jour: number): string => JOURS_SEMAINE[jour % 7] ?? '';

/** « le lundi et le jeudi » */
export const libelleJours = (jours: readonly number[]): string =>
  jours.length === 7 ? 'tous les jours' : enumerer(jours.map((jour) => `le ${libelleJourIso(jour)}`));

const RECONNUS_MAX = 3;
const PROCHES_MAX = 8;

/**
 * The terms that a sentence says, and those that are near: the first are ticked beforehand, the others are offered.
 * @param texte a sentence, as it is typed
 */
export function reconnaitre<T extends Mots>(texte: string, termes: readonly T[]): { reconnus: T[]; proches: T[] } {
  const notes = termes.flatMap((terme) => {
    const note = proximite(texte, terme);
    return note === undefined ? [] : [{ terme, note }];
  });
  notes.sort((a, b) => a.note - b.note);
  // The same word, one letter away, or a word of the sentence; not a mere beginning, nor a word inside a longer term.
  const dit = (note: number) => note < 1 || (note >= 2 && note < 3) || (note >= 4 && note < 5);
  const dits = notes.filter(({ note }) => dit(note));
  // Where the sentence says a term by its name, what it only resembles by a synonym is offered, not ticked.
  const parLeurNom = dits.filter(({ note }) => Number.isInteger(note));
  const reconnus = (parLeurNom.length > 0 ? parLeurNom : dits).slice(0, RECONNUS_MAX);
  const proches = notes.filter((une) => !reconnus.includes(une)).slice(0, PROCHES_MAX - reconnus.length);
  return { reconnus: reconnus.map(({ terme }) => terme), proches: proches.map(({ terme }) => terme) };
}
