import { createRequire } from 'node:module';
import type { WorkSheet } from '@e965/xlsx';
import { numeroDeJour } from '#app/commun/periode.ts';
import type { FeuilleExportee } from './feuilles.ts';

const require = createRequire(import.meta.url);
const lireTableur = (): typeof import('@e965/xlsx') => require('@e965/xlsx');

/** Days between the epoch of spreadsheets and ours. */
const ORIGINE_DES_TABLEURS = 25_569;
/** What a cell of a workbook may hold. */
const TEXTE_MAX = 32_000;

function ecrireFeuille(XLSX: typeof import('@e965/xlsx'), { titres, dates, rangees }: FeuilleExportee): WorkSheet {
  const deDate = new Set(dates);
  // Texts are texts, whatever they begin with: a workbook never reads them as formulas.
  const cellules = rangees.map((rangee) =>
    rangee.map((valeur, rang) => {
      if (valeur === null) return null;
      if (typeof valeur === 'number') return { t: 'n' as const, v: valeur };
      if (deDate.has(rang)) return { t: 'n' as const, v: numeroDeJour(valeur) + ORIGINE_DES_TABLEURS, z: 'dd/mm/yyyy' };
      return { t: 's' as const, v: valeur.slice(0, TEXTE_MAX) };
    }),
  );
  const feuille = XLSX.utils.aoa_to_sheet([titres, ...cellules], { dense: true });
  feuille['!cols'] = titres.map((titre, rang) => ({
    wch: Math.min(48, Math.max(titre.length, ...rangees.slice(0, 60).map((rangee) => String(rangee[rang] ?? '').length)) + 2),
  }));
  if (titres.length > 0)
    feuille['!autofilter'] = {
      ref: XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rangees.length, c: titres.length - 1 } }),
    };
  return feuille;
}

/** A workbook of these sheets. */
export function ecrireClasseur(feuilles: readonly FeuilleExportee[]): Uint8Array {
  const XLSX = lireTableur();
  const livre = XLSX.utils.book_new();
  for (const feuille of feuilles) XLSX.utils.book_append_sheet(livre, ecrireFeuille(XLSX, feuille), feuille.nom);
  return XLSX.write(livre, { type: 'buffer', bookType: 'xlsx', compression: true });
}
