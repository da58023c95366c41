/**
 * Reads the address of a web site as people write it: « lescale.example » is « https://lescale.example ».
 * @returns undefined for what no browser would open as a page
 */
export function lireSiteInternet(texte: string): string | undefined {
  const serre = texte.trim().replace(/\s+/g, '');
  const entier = serre.includes('://') ? serre : `https://${serre}`;
  const url = URL.canParse(entier) ? new URL(entier) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) return undefined;
  if (url.username || url.password || !/[^.]\.[^.]/.test(url.hostname)) return undefined;
  // As it was typed: a browser would write accents in its own code.
  return entier.replace(/^https?/i, (protocole) => protocole.toLowerCase()).replace(/\/$/, '');
}

/** « lescale.example/jardin », for a link that one reads. */
export const libelleSiteInternet = (adresse: string): string => adresse.replace(/^https?:\/\/(www\.)?/, '');

/** Decimal with a comma or a point, « 3,5 »; undefined when it is no number between the bounds. */
export function lireDecimal(texte: string, max: number): number | undefined {
  const serre = texte.replace(/[\s\u00A0\u202F]/g, '').replace(',', '.');
  if (!/^\d{1,6}(\.\d{1,2})?$/.test(serre)) return undefined;
  const nombre = Number(serre);
  return nombre <= max ? nombre : undefined;
}
