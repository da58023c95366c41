import { libelleHeures } from '#app/commun/periode.ts';
import { Tableau } from '#app/ui/tableau.tsx';

interface LigneDePapiers {
  id: number;
  nom: string;
  precision: string;
  minutes: number;
  papiers: readonly { libelle: string; chemin: string }[];
  pourquoi: string | null;
}

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
  return (
    <Tableau
      legende={legende}
      cacheLegende
      colonnes={[{ titre: qui }, { titre: ou }, { titre: 'Durée suivie' }, { titre: 'Papiers' }]}
      lignes={lignes.map(({ id, nom, precision, minutes, papiers, pourquoi }) => ({
        cle: id,
        cellules: [
          nom,
          precision,
          minutes > 0 ? libelleHeures(minutes) : '',
          papiers.length > 0 ? (
            <ul className="actions" key="papiers">
              {papiers.map(({ libelle, chemin }) => (
                <li key={chemin}>
                  <a className="lien-action" href={chemin}>
                    {libelle}
                    <span className="cache"> ({nom})</span>
                  </a>
                </li>
              ))}
            </ul>
          ) : (
            <span className="doux" key="pourquoi">
              {pourquoi}
            </span>
          ),
        ],
      }))}
    />
  );
}
