import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { ecrireFichier } from '#app/reseau/import/a-part.server.ts';
import { ecrireCsv } from './ecrire-csv.ts';
import type { FeuilleExportee } from './feuilles.ts';

function enFichier({ maintenant, fuseau }: Contexte, contenu: BodyInit, type: string, nom: string, extension: string): Response {
  return new Response(contenu, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${nom}-${jourCivil(maintenant, fuseau)}.${extension}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}

/** A sheet to download as CSV; the day is added to its name. */
export const telechargerEnCsv = (ctx: Contexte, nom: string, feuille: FeuilleExportee): Response =>
  enFichier(ctx, ecrireCsv(feuille), 'text/csv; charset=utf-8', nom, 'csv');

/** Sheets to download as one workbook. */
export async function telechargerEnXlsx(ctx: Contexte, nom: string, feuilles: FeuilleExportee[]): Promise<Response> {
  const octets = new Uint8Array(await ecrireFichier(feuilles));
  return enFichier(ctx, octets, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', nom, 'xlsx');
}
