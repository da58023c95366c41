import { libelleHeures } from '#app/commun/duree.ts';
import type { AvisDemande } from '#app/formations/questionnaires/demandes.server.ts';
import { lienDAvis } from '#app/formations/questionnaires/phrases.ts';
import { Tableau } from '#app/ui/tableau.tsx';

interface LigneDePapiers {
  id: number;
  nom: string;
  precision: string;
  minutes: number;
  papiers: readonly { libelle: string; chemin: string }[];
  pourquoi: string | null;
  /** What she was asked of it: for her alone. */
  avis?: readonly AvisDemande[];
}

/** The links of a cell, each said with the name of its row. */
export const LiensDeLigne = ({ nom, liens }: { nom: string; liens: readonly { libelle: string; chemin: string }[] }) => (
  <ul className="actions">
    {liens.map(({ libelle, chemin }) => (
      <li key={chemin}>
        <a className="lien-action" href={chemin}>
          {libelle}
          <span className="cache"> ({nom})</span>
        </a>
      </li>
    ))}
  </ul>
);

/** What each one followed, and the papers that say it; without any, why. */
export function ListeDePapiers({
  legende,
  qui,
  ou,
  lignes,
}: {
  legende: string;
  qui: string;
  ou: string;
  lignes: readonly LigneDePapiers[];
}) {
  const demandes = lignes.some(({ avis }) => avis && avis.length > 0);
  return (
    <Tableau
      legende={legende}
      cacheLegende
      colonnes={[
        ...[{ titre: qui }, { titre: ou }, { titre: 'Durée suivie' }, { titre: 'Papiers' }],
        ...(demandes ? [{ titre: 'Votre avis' }] : []),
      ]}
      lignes={lignes.map(({ id, nom, precision, minutes, papiers, pourquoi, avis = [] }) => ({
        cle: id,
        cellules: [
          nom,
          precision,
          minutes > 0 ? libelleHeures(minutes) : '',
          papiers.length > 0 ? (
            <LiensDeLigne key="papiers" nom={nom} liens={papiers} />
          ) : (
            <span className="doux" key="pourquoi">
              {pourquoi}
            </span>
          ),
          ...(demandes
            ? [<LiensDeLigne key="avis" nom={nom} liens={avis.map((un) => ({ chemin: un.chemin, libelle: lienDAvis(un) }))} />]
            : []),
        ],
      }))}
    />
  );
}
