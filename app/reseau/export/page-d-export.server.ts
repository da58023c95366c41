import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { ecrireFichier } from '#app/reseau/import/a-part.server.ts';
import { estDuReseau, estUnGenre, GENRES_DU_RESEAU, type GenreImport } from '#app/reseau/import/genres-d-import.ts';
import { ecrireCsv } from './ecrire-csv.ts';
import { exporter } from './exporter.server.ts';

/** What an address asks for; a kind that is none is all of them. What another room reads has a model here, and no rows. */
function demande(adresse: URLSearchParams): { genre: GenreImport | undefined; vide: boolean } {
  const genre = adresse.get('genre');
  const vide = adresse.get('modele') === '1';
  return { genre: estUnGenre(genre) && (vide || estDuReseau(genre)) ? genre : undefined, vide };
}

function reponse(ctx: Contexte, contenu: BodyInit, type: string, quoi: string, extension: string, vide: boolean): Response {
  const nom = vide ? `modele-${quoi}.${extension}` : `reseau-${quoi}-${jourCivil(ctx.maintenant, ctx.fuseau)}.${extension}`;
  return new Response(contenu, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${nom}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}

/** One list as CSV, the structures unless another is asked for. */
export function exporterEnCsv(ctx: Contexte, adresse: URLSearchParams): Response {
  const { genre = 'structures', vide } = demande(adresse);
  const [feuille] = exporter(ctx, [genre], vide);
  return reponse(ctx, feuille ? ecrireCsv(feuille) : '', 'text/csv; charset=utf-8', genre.replace('_', '-'), 'csv', vide);
}

/** One list as a workbook, or all of them, a sheet each. */
export async function exporterEnXlsx(ctx: Contexte, adresse: URLSearchParams): Promise<Response> {
  const { genre, vide } = demande(adresse);
  const octets = await ecrireFichier(exporter(ctx, genre ? [genre] : GENRES_DU_RESEAU, vide));
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return reponse(ctx, new Uint8Array(octets), type, genre ? genre.replace('_', '-') : 'complet', 'xlsx', vide);
}
