import { chargeur } from '#app/http/pages.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { chiffresEnCsv } from '#app/troc/stages/page-de-chiffres.server.ts';

export const loader = chargeur(({ ctx, request }) => {
  exigerTroc(ctx);
  return chiffresEnCsv(ctx, new URL(request.url).searchParams);
});
