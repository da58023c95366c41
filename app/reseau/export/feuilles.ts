/** A sheet to write: texts, numbers, days as 2024-01-31. */
export interface FeuilleExportee {
  nom: string;
  titres: string[];
  /** Columns that hold days. */
  dates: number[];
  rangees: (string | number | null)[][];
}
