const NBSP = '\u00a0';

/**
 * French spaces that pages, mails and papers keep: U+00A0 before : ; ? ! », after «, inside a phone number.
 * The papers' font has no U+202F, and few mail readers draw it.
 */
export function espacer(texte: string): string {
  return texte
    .replaceAll('\u202f', NBSP)
    .replace(/ (?=[:;?!»])/g, NBSP)
    .replace(/« /g, `«${NBSP}`)
    .replace(/\b\d{2}(?: \d{2}){4}\b/g, (numero) => numero.replaceAll(' ', NBSP));
}
