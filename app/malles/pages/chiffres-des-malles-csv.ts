import { chargeur } from '#app/http/pages.server.ts';
import { exigerMalles } from '#app/malles/catalogue/malles.server.ts';
import { chiffresEnCsv } from '#app/malles/chiffres/page-de-chiffres.server.ts';

export const loader = chargeur(({ ctx, request }) => {
  exigerMalles(ctx);
  return chiffresEnCsv(ctx, new URL(request.url).searchParams);
});
