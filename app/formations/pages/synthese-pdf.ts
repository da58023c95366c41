import { idDeAdresse } from '#app/commun/saisie.ts';
import { syntheseEnRecueil } from '#app/formations/questionnaires/export.server.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { ecrireRecueil } from '#app/services/pdf.server.tsx';

/** The synthesis of a formation, on paper. */
export const loader = chargeur(async ({ ctx, params }) => {
  const recueil = syntheseEnRecueil(ctx, idDeAdresse(params.id));
  return new Response(new Uint8Array(await ecrireRecueil(recueil)), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="synthese-formation-${params.id}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
  });
});
