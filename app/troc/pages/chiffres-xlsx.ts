import { chargeur } from '#app/http/pages.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { chiffresEnXlsx } from '#app/troc/stages/page-de-chiffres.server.ts';

export const loader = chargeur(({ ctx }) => {
  exigerTroc(ctx);
  return chiffresEnXlsx(ctx);
});
