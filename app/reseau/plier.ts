/** Pairs of a character and what it is compared as; the generated columns of the base fold with the same list. */
export const PLIS: readonly (readonly [string, string])[] = [
  ...'àáâäãÀÁÂÄÃ'.split('').map((c) => [c, 'a'] as const),
  ...'çÇ'.split('').map((c) => [c, 'c'] as const),
  ...'éèêëÉÈÊË'.split('').map((c) => [c, 'e'] as const),
  ...'îïíÎÏÍ'.split('').map((c) => [c, 'i'] as const),
  ...'ñÑ'.split('').map((c) => [c, 'n'] as const),
  ...'ôöóÔÖÓ'.split('').map((c) => [c, 'o'] as const),
  ...'ùûüúÙÛÜÚ'.split('').map((c) => [c, 'u'] as const),
  ...'ÿŸ'.split('').map((c) => [c, 'y'] as const),
  ['œ', 'oe'],
  ['Œ', 'oe'],
  ['æ', 'ae'],
  ['Æ', 'ae'],
  ['’', ' '],
  ["'", ' '],
  ['-', ' '],
];

const TABLE = new Map(PLIS);
const A_PLIER = new RegExp(`[${PLIS.map(([c]) => `\\u{${c.codePointAt(0)?.toString(16)}}`).join('')}]`, 'gu');

/** A text as it is compared: without case, accents, apostrophes, hyphens nor double spaces. */
export function plier(texte: string): string {
  const plie = texte.normalize('NFC').replace(A_PLIER, (c) => TABLE.get(c) ?? c);
  return plie.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Same, with everything that is neither letter nor figure counted as a space: for headers and names of lists. */
export function plierMots(texte: string): string {
  const plie = plier(texte);
  // Most texts have nothing left to fold, and the directory compares tens of thousands of names.
  if (/^[a-z\d ]*$/.test(plie)) return plie;
  return plie
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether two texts differ by one letter at most: added, missing, changed, or two neighbours swapped. */
export function aUneLettrePres(a: string, b: string): boolean {
  if (a === b) return true;
  const [court, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - court.length > 1) return false;
  // Compared letter by letter: a search compares thousands of words, and a slice of each would cost more than the rest.
  let debut = 0;
  while (debut < court.length && court[debut] === long[debut]) debut++;
  let fin = 0;
  while (fin < court.length - debut && court.at(-1 - fin) === long.at(-1 - fin)) fin++;
  const differe = court.length - debut - fin;
  if (court.length !== long.length) return differe === 0;
  return differe === 1 || (differe === 2 && court[debut] === long[debut + 1] && court[debut + 1] === long[debut]);
}
