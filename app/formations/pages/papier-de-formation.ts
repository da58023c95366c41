import { introuvable } from '#app/commun/erreurs.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { SORTES_DE_PAPIER } from '#app/formations/papiers/papiers.ts';
import { getPapier } from '#app/formations/papiers/suivis.server.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { ecrirePdf } from '#app/services/pdf.server.tsx';

/** One paper of someone: attestation de présence, or certificat de réalisation. */
export const loader = chargeur(async ({ ctx, params }) => {
  const sorte = SORTES_DE_PAPIER.find((une) => une === params.sorte);
  if (!sorte) throw introuvable();
  const papier = getPapier(ctx, idDeAdresse(params.id), sorte);
  return new Response(new Uint8Array(await ecrirePdf(papier)), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${sorte}-${papier.reference.toLowerCase()}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
  });
});
