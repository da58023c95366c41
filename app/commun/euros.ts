const CENTIMES = 100;
const RONDS = new Intl.NumberFormat('fr-FR');
const JUSTES = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const MONTANT = /^(\d{1,6})(?:[.,](\d{1,2}))?€?$/;

/** « 50 € », « 1 064,80 € », from cents. */
export const libelleEuros = (centimes: number): string => {
  const euros = (centimes % CENTIMES === 0 ? RONDS : JUSTES).format(centimes / CENTIMES);
  return `${euros.replaceAll('\u202f', '\u00a0')}\u00a0€`;
};

/** « 50 », « 12,50 », as one types it in a form; empty without an amount. */
export const eurosATaper = (centimes: number | null): string =>
  centimes === null ? '' : (centimes / CENTIMES).toFixed(centimes % CENTIMES === 0 ? 0 : 2).replace('.', ',');

/** The cents of an amount in euros as it is typed: « 12,50 », « 1 200 € »; undefined when it is no amount, or above the bound. */
export function lireEuros(tape: string, max: number): number | undefined {
  const lu = MONTANT.exec(tape.replace(/\s/g, ''));
  if (!lu) return undefined;
  const centimes = Number(lu[1]) * CENTIMES + Number((lu[2] ?? '').padEnd(2, '0'));
  return centimes <= max ? centimes : undefined;
}
