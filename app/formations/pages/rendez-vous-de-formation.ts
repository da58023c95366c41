import { idDeAdresse } from '#app/commun/saisie.ts';
import { getRendezVous } from '#app/formations/convocations/rendez-vous.server.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { FICHIER_JOINT } from '#app/services/evenement-joint.ts';

/** The half-days of a formation, for the calendar of someone who has a place. */
export const loader = chargeur(
  ({ ctx, params }) =>
    new Response(getRendezVous(ctx, idDeAdresse(params.id)), {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': `attachment; filename="${FICHIER_JOINT}"`,
        'Cache-Control': 'private, no-store',
      },
    }),
);
