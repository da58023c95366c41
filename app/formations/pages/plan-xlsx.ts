import { idDeAdresse } from '#app/commun/saisie.ts';
import { planEnXlsx } from '#app/formations/plans/plan-de-structure.server.ts';
import { chargeur } from '#app/http/pages.server.ts';

export const loader = chargeur(({ ctx, params, request }) =>
  planEnXlsx(ctx, idDeAdresse(params.id), new URL(request.url).searchParams),
);
