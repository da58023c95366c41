import type { ReactNode } from 'react';
import { Icone } from './icone.tsx';

interface Version {
  titre: string;
  /** Who and when. */
  sous?: string | undefined;
}

interface Props {
  legende: string;
  avant: Version;
  apres: Version;
  lignes: readonly { titre: string; avant: ReactNode; apres: ReactNode; change: boolean }[];
}

/** Two versions of the same terms; what changed is marked by a word and a colour. */
export function Comparaison({ legende, avant, apres, lignes }: Props) {
  return (
    <table className="comparaison">
      <caption className="cache">{legende}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="cache">Ce qui est convenu</span>
          </th>
          <EnTete {...avant} />
          <EnTete {...apres} nouveau />
        </tr>
      </thead>
      <tbody>
        {lignes.map((ligne) => (
          <tr key={ligne.titre} className={ligne.change ? 'change' : undefined}>
            <th scope="row">{ligne.titre}</th>
            <td className="avant" data-titre={avant.titre}>
              {ligne.avant}
            </td>
            <td className="nouveau" data-titre={apres.titre}>
              {ligne.change ? <mark>{ligne.apres}</mark> : ligne.apres}
              {ligne.change && (
                <div>
                  <span className="marque-change">
                    <Icone nom="crayon" />
                    changé
                  </span>
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EnTete({ titre, sous, nouveau }: Version & { nouveau?: boolean }) {
  return (
    <th scope="col" className={nouveau ? 'nouveau' : undefined}>
      {titre}
      {sous && <span>{sous}</span>}
    </th>
  );
}
