import type { FeuilleExportee } from './feuilles.ts';

/** A spreadsheet takes these for a formula: an apostrophe before them, which the import takes away. */
const FORMULE = /^'*[=+\-@\t\r]/;

const enFrancais = (jour: string) => jour.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');

function cellule(valeur: string | number | null, date: boolean): string {
  if (valeur === null) return '';
  if (typeof valeur === 'number') return String(valeur).replace('.', ',');
  const texte = date ? enFrancais(valeur) : FORMULE.test(valeur) ? `'${valeur}` : valeur;
  return /[";\n\r]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte;
}

/** A sheet as French spreadsheets open it: semicolons, UTF-8 with its mark, 31/01/2024. */
export function ecrireCsv({ titres, dates, rangees }: FeuilleExportee): string {
  const deDate = new Set(dates);
  const lignes = [titres, ...rangees].map((rangee, numero) =>
    rangee.map((valeur, rang) => cellule(valeur, numero > 0 && deDate.has(rang))).join(';'),
  );
  return `\uFEFF${lignes.join('\r\n')}\r\n`;
}
