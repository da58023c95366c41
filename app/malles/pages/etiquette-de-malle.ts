import { chargeur } from '#app/http/pages.server.ts';
import { getEtiquette } from '#app/malles/inventaires/feuille.server.ts';
import { ecrireEtiquette } from '#app/services/pdf.server.tsx';

/** The label to stick on a malle, twice on a sheet. */
export const loader = chargeur(async ({ ctx, params }) => {
  const etiquette = getEtiquette(ctx, params.slug);
  return new Response(new Uint8Array(await ecrireEtiquette(etiquette)), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="etiquette-${params.slug}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
  });
});
