import { type DemiJournee, type Jour, jourDe } from '#app/commun/periode.ts';
import type { StatutReservation } from '#app/malles/reservations/reservations.ts';

/** What a bar shows. A late loan runs to today. */
export const GENRES = ['demande', 'reserve', 'dehors', 'retard', 'passe', 'gardee'] as const;
export type Genre = (typeof GENRES)[number];

/**
 * Who has a malle when: small figures, that travel to the page by hundreds.
 * Half-days are counted from the first one drawn, and may lie outside. What is kept around is given only where it is not the malle's.
 */
export type Barre =
  | [id: number, genre: number, structure: number, du: number, au: number, relais?: 0 | 1]
  | [id: number, genre: number, structure: number, du: number, au: number, relais: 0 | 1, avant: number, apres: number];

/** What is only asked, or kept for the first who waits: whose it is stays between her and who lends. */
export const estEntreElles = ([, genre]: Barre): boolean => GENRES[genre] === 'demande' || GENRES[genre] === 'gardee';

/** The same for all others: no structure, and nothing to open. */
export const sansSaStructure = ([, genre, , du, au]: Barre): Barre => [0, genre, -1, du, au];

/** Days on which a loan may stand, counted from the first one drawn. */
export type Libre = [du: number, au: number];

/** Small figures as one text: sent one by one, hundreds of them weigh three times as much. */
export const serrer = (suites: readonly (readonly (number | undefined)[])[]): string =>
  suites.map((suite) => suite.join(' ')).join();
export const desserrer = <T>(texte: string): T[] =>
  texte === '' ? [] : texte.split(',').map((suite) => suite.split(' ').map(Number) as T);

export interface LigneDePlanning {
  slug: string;
  nom: string;
  /** « à Limoges » */
  ou: string;
  /** What it keeps around each loan, in half-days. */
  avant: number;
  apres: number;
  /** `Barre[]`, in the order of their dates. */
  barres: string;
  /** `Libre[]` */
  libres: string;
  /** From the first day drawn of it to the last; why; « jusqu’au mardi 31 mars ». */
  service?: [du: number, au: number, pourquoi: string, jusque: string] | undefined;
}

/** What kind of bar a loan is today; null for what is not shown. */
export function genreDe(pret: { statut: StatutReservation; au: DemiJournee }, aujourdhui: Jour): Genre | null {
  switch (pret.statut) {
    case 'demandee':
      return 'demande';
    case 'acceptee':
      return 'reserve';
    case 'en_pret':
      return jourDe(pret.au) < aujourdhui ? 'retard' : 'dehors';
    case 'rendue':
    case 'a_regulariser':
    case 'close':
      return 'passe';
    default:
      return null;
  }
}

export const ETATS: Record<Genre, string> = {
  demande: 'demandée, encore libre',
  reserve: 'réservée',
  dehors: 'en prêt',
  retard: 'en retard',
  passe: 'rendue',
  gardee: 'gardée, liste d’attente',
};

/** What is only asked keeps nothing; what is late is not back. */
export function tamponsVus([, genre, , , , , avant, apres]: Barre, malle: LigneDePlanning): [avant: number, apres: number] {
  const lu = GENRES[genre];
  if (lu === 'demande' || lu === 'gardee') return [0, 0];
  return [avant ?? malle.avant, lu === 'retard' ? 0 : (apres ?? malle.apres)];
}

/** A late loan runs to today, the `ceJour`th day drawn. */
export const finVue = ([, genre, , , au]: Barre, ceJour: number): number =>
  GENRES[genre] === 'retard' ? Math.max(au, ceJour * 2 + 1) : au;
