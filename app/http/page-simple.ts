import { echapper } from '#app/commun/html.ts';

/**
 * A page for what never reaches Remix: a foreign origin, an upload that is too large, an address that is none.
 * It must stand when nothing else does, hence neither React nor the base.
 */
export function pageSimple(page: {
  titre: string;
  phrases: readonly string[];
  feuilles?: readonly string[];
  retour?: { libelle: string; chemin: string };
}): string {
  const { libelle, chemin } = page.retour ?? { libelle: 'Revenir à l’accueil', chemin: '/' };
  const liens = (page.feuilles ?? []).map((feuille) => `<link rel="stylesheet" href="${echapper(feuille)}">`).join('');
  const phrases = page.phrases.map((phrase) => `<p>${echapper(phrase)}</p>`).join('');
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${echapper(page.titre)}</title>${liens}</head>
<body><main class="page" id="contenu"><div class="page__fond"><div class="pile"><h1>${echapper(page.titre)}</h1>${phrases}
<p><a class="bouton" href="${echapper(chemin)}">${echapper(libelle)}</a></p></div></div></main></body></html>`;
}
