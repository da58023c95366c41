/**
 * A number as French people type it: « 1 200,5 », « 1.200,5 », « 1200.5 ».
 * A single point before exactly three figures (« 1.200 ») is read as a decimal by some, as thousands by others: refused.
 * @returns undefined for what is no number, or a negative one
 */
export function lireNombre(tape: string): number | undefined {
  const serre = tape.trim().replace(/[\s\u00a0\u202f](?=\d{3}(?!\d))/gu, '');
  if (/^\d{1,12}$/.test(serre)) return Number(serre);
  if (/^\d{1,12}(?:,\d{1,6}|\.(?:\d{1,2}|\d{4,6}))$/.test(serre)) return Number(serre.replace(',', '.'));
  if (/^\d{1,3}(?:\.\d{3})+,\d{1,6}$/.test(serre)) return Number(serre.replaceAll('.', '').replace(',', '.'));
  return undefined;
}

/** « 1 200,5 », with spaces that do not break. */
export const ecrireNombre = (nombre: number): string =>
  nombre.toLocaleString('fr-FR', { maximumFractionDigits: 6 }).replaceAll('\u202f', '\u00a0');
