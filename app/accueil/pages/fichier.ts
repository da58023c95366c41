import { lireFichier } from '#app/accueil/fichiers.server.ts';
import { PRISES } from '#app/accueil/prises.server.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { dispositionDe } from '#app/reseau/fichiers/genre-de-fichier.ts';

/** A file as its kind was found, never as it was announced, and unable to run anything. */
export const loader = chargeur(({ ctx, params, request }) => {
  const petite = new URL(request.url).searchParams.get('taille') === 'petite';
  const { nom, genre, contenu } = lireFichier(ctx, PRISES, idDeAdresse(params.id), petite ? 'petite' : 'grande');
  return new Response(new Uint8Array(contenu), {
    headers: {
      'Content-Type': genre,
      'Content-Length': String(contenu.length),
      'Content-Disposition': dispositionDe(nom),
      // What an id names never changes; a shared cache must not keep it.
      'Cache-Control': 'private, max-age=3600',
    },
  });
});
