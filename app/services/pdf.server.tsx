import { mentionDEmpreinte } from './empreinte.server.ts';
import { composer, type Papier } from './papier.ts';
import { fichiersDePolice } from './polices.server.ts';

let atelier: Promise<{ rendre(papier: Papier): Promise<Buffer> }> | undefined;

/** react-pdf weighs on start and on memory: it is read when the first paper is asked for. */
async function ouvrirAtelier() {
  const [{ Font, renderToBuffer }, { PapierA4 }] = await Promise.all([import('@react-pdf/renderer'), import('./papier-a4.tsx')]);
  for (const { famille, graisse, chemin } of fichiersDePolice()) {
    Font.register({ family: famille, src: chemin, fontWeight: graisse });
  }
  // A word is never cut; only one that is longer than its line is.
  Font.registerHyphenationCallback((mot) => (mot.length > 40 ? [...mot] : [mot]));
  return {
    rendre: (papier: Papier) => renderToBuffer(<PapierA4 papier={papier} pieces={mentionDEmpreinte(papier)} />),
  };
}

/** Draws a paper on A4 and writes it as a PDF, its font embedded. */
export async function ecrirePdf(papier: Papier): Promise<Buffer> {
  atelier ??= ouvrirAtelier();
  const { rendre } = await atelier;
  return rendre(composer(papier));
}
