import { getCourrielEntier } from '#app/accueil/courriel-entier.server.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { FICHIER_JOINT } from '#app/services/evenement-joint.ts';

/** The calendar file of a mail, as its addressee receives it; in demonstrations alone, as the mail itself. */
export const loader = chargeur(({ ctx, params }) => {
  const { calendrier } = getCourrielEntier(ctx, idDeAdresse(params.id));
  if (calendrier === null) throw introuvable();
  return new Response(calendrier, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${FICHIER_JOINT}"`,
      'Cache-Control': 'private, no-store',
    },
  });
});
