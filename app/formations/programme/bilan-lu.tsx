import { Fiche } from '#app/ui/fiche.tsx';
import { Lien } from '#app/ui/lien.tsx';
import type { LigneDeBilan } from './bilan.server.ts';

/** What is read again before a formation is closed, each with the page that completes it. */
export const BilanLu = ({ lignes }: { lignes: readonly LigneDeBilan[] }) => (
  <Fiche
    lignes={lignes.map(({ titre, phrase, lien }) => ({
      titre,
      contenu: (
        <>
          {phrase} <Lien href={lien.chemin}>{lien.libelle}</Lien>
        </>
      ),
    }))}
  />
);
