import { chargeur } from '#app/http/pages.server.ts';
import { exporterEnXlsx } from '#app/reseau/export/page-d-export.server.ts';

export const loader = chargeur(({ ctx, request }) => exporterEnXlsx(ctx, new URL(request.url).searchParams));
