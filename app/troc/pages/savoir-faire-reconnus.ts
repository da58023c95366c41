import { chargeur } from '#app/http/pages.server.ts';
import { MAX_TITRE_ANNONCE } from '#app/troc/annonces/annonces.ts';
import { suggerer } from '#app/troc/annonces/competences.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';

/** What a sentence says in the words of the vocabulary, while it is being typed. */
export const loader = chargeur(({ ctx, request }) => {
  exigerTroc(ctx);
  const texte = new URL(request.url).searchParams.get('texte') ?? '';
  const { termes } = suggerer(ctx, texte.slice(0, MAX_TITRE_ANNONCE), null);
  return Response.json({ termes }, { headers: { 'Cache-Control': 'private, no-store' } });
});
