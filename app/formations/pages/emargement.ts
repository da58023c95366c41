import { idDeAdresse } from '#app/commun/saisie.ts';
import { getEmargement } from '#app/formations/presences/emargement.server.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { ecrireLiasse } from '#app/services/pdf.server.tsx';

/** The sheets to sign, one a day. */
export const loader = chargeur(async ({ ctx, params }) => {
  const { titre, feuilles } = getEmargement(ctx, idDeAdresse(params.id));
  return new Response(new Uint8Array(await ecrireLiasse(titre, feuilles)), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="emargement-${params.id}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
  });
});
