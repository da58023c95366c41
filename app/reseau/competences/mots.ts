import { accorder } from '#app/commun/texte.ts';
import { aUneLettrePres, plierMots } from '#app/reseau/plier.ts';

/** The words of a term, as people type them. */
export interface Mots {
  nom: string;
  synonymes: readonly string[];
}

/** A word as it is compared; the plural is the singular. */
export const plierTerme = (texte: string): string =>
  plierMots(texte)
    .split(' ')
    .map((mot) => (mot.length > 3 ? mot.replace(/[sx]$/, '') : mot))
    .join(' ');

/** Same, written in one word: « mini bus », « mini-bus » and « minibus » are one; empty for what is too short to mean anything. */
export const serrerTerme = (texte: string): string => {
  const serre = plierTerme(plierMots(texte).replaceAll(' ', ''));
  return serre.length > 4 ? serre : '';
};

/** Whether two texts are one word, however it is cut. */
export const memeTerme = (a: string, b: string): boolean =>
  plierTerme(a) === plierTerme(b) || (serrerTerme(a) !== '' && serrerTerme(a) === serrerTerme(b));

/** The name and the synonyms, folded. */
export const formesDe = ({ nom, synonymes }: Mots): string[] => [nom, ...synonymes].map(plierTerme).filter(Boolean);

/**
 * How near a text is to a term, 0 for the same word, undefined when they have nothing to do with each other.
 * The figures only order: a word of its own, the beginning of one, one letter away, a word inside.
 */
export function proximite(texte: string, mots: Mots): number | undefined {
  const cherche = plierTerme(texte);
  if (cherche.length < 2) return undefined;
  const notes = formesDe(mots).flatMap((forme, rang) => {
    const note = noteDe(cherche, forme);
    // The name before a synonym, when both are as near.
    return note === undefined ? [] : [note + (rang === 0 ? 0 : 0.5)];
  });
  return notes.length === 0 ? undefined : Math.min(...notes);
}

function noteDe(cherche: string, forme: string): number | undefined {
  if (forme === cherche) return 0;
  if (forme.startsWith(cherche)) return 1;
  if (cherche.length > 4 && aUneLettrePres(cherche, forme)) return 2;
  // « mini bus », « minibuss »: where a word is cut says nothing.
  const serre = serrerTerme(cherche);
  if (serre !== '' && aUneLettrePres(serre, serrerTerme(forme))) return 2;
  if (` ${forme}`.includes(` ${cherche}`)) return 3;
  // What was typed says more than the term: « animer un atelier cirque » holds « cirque ».
  if (forme.length > 3 && ` ${cherche} `.includes(` ${forme} `)) return 4;
  const siens = forme.split(' ').filter((mot) => mot.length > 3);
  const proches = cherche.split(' ').filter((mot) => mot.length > 4 && siens.some((sien) => aUneLettrePres(mot, sien)));
  return proches.length > 0 ? 5 + (cherche.split(' ').length - proches.length) : undefined;
}

/** The terms nearest to a text, the nearest first. */
export function lesPlusProches<T extends Mots>(texte: string, termes: readonly T[], combien = 5): T[] {
  return termes
    .flatMap((terme) => {
      const note = proximite(texte, terme);
      return note === undefined ? [] : [{ terme, note }];
    })
    .sort((a, b) => a.note - b.note)
    .slice(0, combien)
    .map(({ terme }) => terme);
}

/** « Vie associative et bénévole » → `vie-associative-et-benevole` */
export const slugDe = (nom: string): string => plierMots(nom).replaceAll(' ', '-').slice(0, 60).replace(/-$/, '') || 'mot';

/** Who has a term: « 2 structures », « 5 personnes »; empty when nobody has said it. */
export const direQui = ({ structures, personnes }: { structures: number; personnes: number }): string[] => [
  ...(structures > 0 ? [accorder(structures, 'structure')] : []),
  ...(personnes > 0 ? [accorder(personnes, 'personne')] : []),
];
