import { demiJournee, type Periode } from './periode.ts';

/** A year of four digits, 2000 to 2100. */
export const anneeDemandee = (texte: string | null): string | undefined =>
  texte !== null && /^(20\d{2}|2100)$/.test(texte) ? texte : undefined;

/** The half-days of a year. */
export const periodeDeLAnnee = (annee: string): Periode => ({
  du: demiJournee(`${annee}-01-01`, 'matin'),
  au: demiJournee(`${annee}-12-31`, 'apres-midi'),
});

/** « 2,5 », « 12 »: days, halves counted. */
export const libelleNombre = (nombre: number): string => nombre.toLocaleString('fr-FR', { maximumFractionDigits: 1 });

/** « 91 % », or nothing to divide by. */
export const libellePart = (part: number, tout: number): string =>
  tout === 0 ? '–' : `${Math.round((100 * part) / tout)}\u00a0%`;

/** An address with what it asks for: what is not said is not in it. */
export function adresseAvec(chemin: string, choix: Readonly<Record<string, string | number | undefined>>): string {
  const paires = Object.entries(choix).filter(([, valeur]) => valeur !== undefined && valeur !== '');
  return paires.length === 0 ? chemin : `${chemin}?${new URLSearchParams(paires.map(([cle, valeur]) => [cle, String(valeur)]))}`;
}

/** The year to show: the one that is asked for, or the last that has begun. @param annees those that have something, the last first */
export const anneeMontree = (demandee: string | undefined, annees: readonly string[], cetteAnnee: string): string =>
  demandee ?? annees.find((une) => une <= cetteAnnee) ?? annees[0] ?? cetteAnnee;
