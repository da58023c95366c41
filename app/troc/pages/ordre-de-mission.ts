import { idDeAdresse } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { ecrirePdf } from '#app/services/pdf.server.tsx';
import { getOrdreDeMission } from '#app/troc/papiers/ordres-de-mission.server.ts';

export const loader = chargeur(async ({ ctx, params }) => {
  const { papier, nomFichier } = getOrdreDeMission(ctx, idDeAdresse(params.id));
  const pdf = await ecrirePdf(papier);
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${nomFichier}"`,
      'Cache-Control': 'private, no-store',
    },
  });
});
