import { copierTout } from '#app/cellule/copie/copier.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { chargeurScelle } from '#app/http/scelle.server.ts';
import { ecrireRecueil } from '#app/services/pdf.server.tsx';

/** All of a demande on paper: made in memory, for this reader, and kept nowhere. */
export const loader = chargeurScelle(
  ouvrirDemande,
  async ({ ctx, ouverte }) =>
    new Response(new Uint8Array(await ecrireRecueil(copierTout(ctx, ouverte))), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': 'attachment; filename="copie.pdf"',
        'Cache-Control': 'private, no-store',
      },
    }),
  { chose: () => ({ genre: 'copie' as const }) },
);
