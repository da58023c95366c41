import { mentionDEmpreinte } from './empreinte.server.ts';
import { espacerTout } from './espaces.ts';
import type { Etiquette } from './etiquette-a4.tsx';
import { composer, type Papier } from './papier.ts';
import { fichiersDePolice } from './polices.server.ts';
import type { Recueil } from './recueil-a4.tsx';
import type { TableauDePapier } from './tableau-a4.tsx';

let atelier: ReturnType<typeof ouvrirAtelier> | undefined;

/** react-pdf weighs on start and on memory: it is read when the first paper is asked for. */
async function ouvrirAtelier() {
  const [{ Font, renderToBuffer }, { LiasseA4, PapierA4 }, { EtiquetteA4 }, { RecueilA4 }] = await Promise.all([
    import('@react-pdf/renderer'),
    import('./papier-a4.tsx'),
    import('./etiquette-a4.tsx'),
    import('./recueil-a4.tsx'),
  ]);
  for (const { famille, graisse, chemin } of fichiersDePolice()) {
    Font.register({ family: famille, src: chemin, fontWeight: graisse });
  }
  // A word is never cut; only one that is longer than its line is.
  Font.registerHyphenationCallback((mot) => (mot.length > 40 ? [...mot] : [mot]));
  return {
    rendre: (papier: Papier, tableau?: TableauDePapier) =>
      renderToBuffer(<PapierA4 papier={papier} pieces={mentionDEmpreinte(papier)} tableau={tableau} />),
    lier: (titre: string, papiers: readonly PapierALier[], dire?: (faites: number) => void) =>
      renderToBuffer(
        <LiasseA4
          titre={titre}
          papiers={papiers.map(({ papier, tableau }, rang) => ({
            ...{ papier, tableau, pieces: mentionDEmpreinte(papier) },
            surFeuille: dire && (() => dire(rang + 1)),
          }))}
        />,
      ),
    recueillir: (recueil: Recueil) => renderToBuffer(<RecueilA4 recueil={recueil} />),
    etiqueter: (etiquette: Etiquette) => renderToBuffer(<EtiquetteA4 etiquette={etiquette} />),
  };
}

/** Draws a paper on A4, with a table where it has one, and writes it as a PDF, its font embedded. */
export async function ecrirePdf(papier: Papier, tableau?: TableauDePapier): Promise<Buffer> {
  atelier ??= ouvrirAtelier();
  const { rendre } = await atelier;
  return rendre(composer(papier), tableau);
}

/** One paper of a bundle, and its table where it has one. */
export interface PapierALier {
  papier: Papier;
  tableau?: TableauDePapier | undefined;
}

/** Draws several papers in one PDF, each on sheets of its own. @param dire told how many are laid out, as they are */
export async function ecrireLiasse(
  titre: string,
  papiers: readonly PapierALier[],
  dire?: (faites: number) => void,
): Promise<Buffer> {
  atelier ??= ouvrirAtelier();
  const { lier } = await atelier;
  return lier(
    titre,
    papiers.map(({ papier, tableau }) => ({ papier: composer(papier), tableau })),
    dire,
  );
}

/** Draws a label twice on A4, and writes it as a PDF. */
export async function ecrireEtiquette(etiquette: Etiquette): Promise<Buffer> {
  atelier ??= ouvrirAtelier();
  const { etiqueter } = await atelier;
  return etiqueter(etiquette);
}

/** Draws what was gathered on A4, and writes it as a PDF. */
export async function ecrireRecueil(recueil: Recueil): Promise<Buffer> {
  atelier ??= ouvrirAtelier();
  const { recueillir } = await atelier;
  return recueillir(espacerTout(recueil));
}
