import { chargeur } from '#app/http/pages.server.ts';
import { exporterEnCsv } from '#app/reseau/export/page-d-export.server.ts';

export const loader = chargeur(({ ctx, request }) => exporterEnCsv(ctx, new URL(request.url).searchParams));
