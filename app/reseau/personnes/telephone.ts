/** Countries and territories whose numbers are dialled from France with a leading zero. */
const INDICATIFS = /^(?:00|\+)(?:33|262|590|594|596)(?:\(0\))?0?/;

/**
 * A French telephone as one reads it, « 05 36 49 12 40 », from any of the shapes found in lists:
 * dots, dashes, +33, a zero that a spreadsheet dropped. Null when it is none.
 */
export function normaliserTelephone(texte: string): string | null {
  const serre = texte.replace(/[^\d+()]/g, '');
  let chiffres = serre.replace(INDICATIFS, '0').replace(/\D/g, '');
  if (/^[1-9]\d{8}$/.test(chiffres)) chiffres = `0${chiffres}`;
  return /^0[1-9]\d{8}$/.test(chiffres) ? chiffres.replace(/(\d{2})(?=\d)/g, '$1 ') : null;
}

/** Every telephone of a cell that may hold several: « 05 36… / 06 39… ». */
export function telephonesDe(texte: string): string[] {
  const entier = normaliserTelephone(texte);
  if (entier) return [entier];
  return texte
    .split(/\s*(?:[/;,|\n]|\bet\b|\bou\b)\s*/)
    .map(normaliserTelephone)
    .filter((telephone) => telephone !== null);
}
