import { idDeAdresse } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { tourEnCsv } from '#app/troc/tours-de-table/export.server.ts';

export const loader = chargeur(({ ctx, params }) => {
  exigerTroc(ctx);
  return tourEnCsv(ctx, idDeAdresse(params.id));
});
