import { Tableau } from '#app/ui/tableau.tsx';
import type { EchangeListe } from './liste.server.ts';
import { PuceDEchange } from './puce-d-echange.tsx';

/** Conversations: about what, with whom, where they stand. */
export function ListeDEchanges({ lignes, legende }: { lignes: readonly EchangeListe[]; legende: string }) {
  return (
    <Tableau
      legende={legende}
      cacheLegende
      colonnes={[{ titre: 'À propos de' }, { titre: 'Avec' }, { titre: 'Dernière nouvelle' }, { titre: 'État' }]}
      lignes={lignes.map(({ id, titre, avec, quand, statut, etat, aRepondre, suite }) => ({
        cle: id,
        cellules: [
          <a key="titre" href={`/troc/echanges/${id}`}>
            {titre}
          </a>,
          avec,
          quand,
          <div key="etat">
            <PuceDEchange statut={statut} libelle={etat} presse={aRepondre} />
            {suite && <p className="petit doux">{suite}</p>}
          </div>,
        ],
      }))}
    />
  );
}
