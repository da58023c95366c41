import { introuvable } from '#app/commun/erreurs.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { ecrireDocx } from '#app/services/docx.server.ts';
import { ecrirePdf } from '#app/services/pdf.server.tsx';
import { getPapier } from '#app/troc/papiers/papiers-du-stage.server.ts';
import { SORTES_DE_PAPIER } from '#app/troc/papiers/regimes.ts';

const FORMATS = {
  pdf: { genre: 'application/pdf', ecrire: ecrirePdf, disposition: 'inline' },
  docx: {
    genre: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ecrire: ecrireDocx,
    disposition: 'attachment',
  },
} as const;

/** `convention.pdf`, `attestation.docx`: a paper that the stage does not have is not found. */
export const loader = chargeur(async ({ ctx, params, request }) => {
  const [, nom, fin] = /^([a-z-]+)\.(pdf|docx)$/.exec(params.papier ?? '') ?? [];
  const sorte = SORTES_DE_PAPIER.find((connue) => connue === nom);
  if (!sorte || (fin !== 'pdf' && fin !== 'docx')) throw introuvable();
  const personneId = idDeAdresse(new URL(request.url).searchParams.get('personne') ?? undefined);
  const { papier, nomFichier } = getPapier(ctx, idDeAdresse(params.id), { sorte, personneId });
  const { genre, ecrire, disposition } = FORMATS[fin];
  const contenu = await ecrire(papier);
  return new Response(new Uint8Array(contenu), {
    headers: {
      'Content-Type': genre,
      'Content-Disposition': `${disposition}; filename="${nomFichier}.${fin}"`,
      'Cache-Control': 'private, no-store',
    },
  });
});
