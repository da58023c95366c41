import { introuvable } from '#app/commun/erreurs.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { cleDeLiasse, lireLaLiasse } from '#app/formations/papiers/suivis.server.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { lireLiasse } from '#app/services/liasses.server.ts';

/** Everybody's papers in one file, once it is drawn. */
export const loader = chargeur(({ ctx, params }) => {
  const { id, sorte } = lireLaLiasse(ctx, idDeAdresse(params.id));
  const liasse = lireLiasse(cleDeLiasse(ctx, id));
  if (liasse?.etat !== 'prete') throw introuvable();
  return new Response(new Uint8Array(liasse.octets), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${sorte}s-${id}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
  });
});
