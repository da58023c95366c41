import { idDeAdresse } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { getFeuilleDePret } from '#app/malles/inventaires/feuille.server.ts';
import { ecrirePdf } from '#app/services/pdf.server.tsx';

/** The A4 sheet of a loan, to fill by hand or filled. */
export const loader = chargeur(async ({ ctx, params }) => {
  const { papier, tableau } = getFeuilleDePret(ctx, idDeAdresse(params.id));
  return new Response(new Uint8Array(await ecrirePdf(papier, tableau)), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="inventaire-${papier.reference.toLowerCase()}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
  });
});
