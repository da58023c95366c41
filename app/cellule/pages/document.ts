import { lireDocument } from '#app/cellule/accompagnement/documents.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { chargeurScelle } from '#app/http/scelle.server.ts';
import { dispositionDe } from '#app/reseau/fichiers/genre-de-fichier.ts';

/** A document, to be kept by whoever opens it: never shown in the browser, never kept by it. */
export const loader = chargeurScelle(
  ouvrirDemande,
  async ({ ctx, params, ouverte }) => {
    const { nom, type, contenu } = await lireDocument(ctx, ouverte, params.documentId);
    return new Response(new Uint8Array(contenu), {
      headers: {
        'Content-Type': type,
        'Content-Length': String(contenu.length),
        'Content-Disposition': dispositionDe(nom, 'attachment'),
        'Cache-Control': 'no-store',
      },
    });
  },
  { fichier: true, chose: ({ documentId = '' }) => ({ genre: 'document' as const, document: documentId }) },
);
