/** A sheet as it was read: every cell a text, dates as 2024-01-31, rows in their place. */
export interface Feuille {
  nom: string;
  rangees: string[][];
  /** Rows that the spreadsheet hides: they are read all the same, and said. */
  masquees: number;
}

export interface Classeur {
  genre: 'csv' | 'xlsx' | 'ods';
  feuilles: Feuille[];
  /** What was put right to read it, in sentences. */
  notes: string[];
}

export const OCTETS_MAX = 10 * 1024 * 1024;
export const LIGNES_MAX = 20_000;
export const COLONNES_MAX = 200;

export const remplie = (rangee: readonly string[]): boolean => rangee.some((cellule) => cellule !== '');
