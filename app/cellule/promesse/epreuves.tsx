import { Repli } from '#app/ui/feuille.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import type { Promesse } from './promesses.ts';

/** Which test holds each promise: for whoever wants to check. */
export function Epreuves({ promesses }: { promesses: readonly Promesse[] }) {
  return (
    <Repli titre="Comment nous le vérifions">
      <p className="mesure">
        Chaque promesse a son épreuve, que l’on repasse avant de publier une version. Leurs noms sont ceux du code, qui est ouvert
        à qui veut le lire.
      </p>
      <Tableau
        legende="Les promesses et leurs épreuves"
        cacheLegende
        colonnes={[{ titre: 'Promesse' }, { titre: 'Épreuve' }]}
        lignes={promesses.map(({ dit, epreuve }) => ({
          cle: dit,
          cellules: [
            dit,
            <span key="epreuve" lang="en">
              {epreuve.titre} <code className="petit">{epreuve.fichier}</code>
            </span>,
          ],
        }))}
      />
    </Repli>
  );
}
