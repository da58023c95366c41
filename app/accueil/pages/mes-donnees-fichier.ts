import { chargeur } from '#app/http/pages.server.ts';
import { getFichierDeMesDonnees } from '../mes-donnees.server.ts';

/** All that « Vos données » shows, whole, in a file that any program reads. */
export const loader = chargeur(
  ({ ctx }) =>
    new Response(`${JSON.stringify(getFichierDeMesDonnees(ctx), null, 2)}\n`, {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': 'attachment; filename="mes-donnees.json"',
        'Cache-Control': 'private, no-store',
      },
    }),
);
