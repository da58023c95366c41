const NBSP = '\u00a0';

/**
 * French spaces that mails and papers keep: U+00A0 before : ; ? ! », after «, inside a phone number.
 * The papers' font has no U+202F, and few mail readers draw it.
 */
export function espacer(texte: string): string {
  return texte
    .replaceAll('\u202f', NBSP)
    .replace(/ (?=[:;?!»])/g, NBSP)
    .replace(/« /g, `«${NBSP}`)
    .replace(/\b\d{2}(?: \d{2}){4}\b/g, (numero) => numero.replaceAll(' ', NBSP));
}

/** The same for every text of an object. */
export function espacerTout<T>(valeur: T): T {
  if (typeof valeur === 'string') return espacer(valeur) as T;
  if (Array.isArray(valeur)) return valeur.map(espacerTout) as T;
  if (valeur && typeof valeur === 'object') {
    return Object.fromEntries(Object.entries(valeur).map(([cle, contenu]) => [cle, espacerTout(contenu)])) as T;
  }
  return valeur;
}
