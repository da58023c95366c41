import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export interface Colonne {
  titre: string;
  /** Aligned to the right, figures of equal width. */
  nombre?: boolean | undefined;
  /** Drawn for those who listen only. */
  cache?: boolean | undefined;
}

export interface LigneDeTableau {
  cle: string | number;
  /** The first names the line. */
  cellules: readonly ReactNode[];
}

interface Props {
  legende: string;
  cacheLegende?: boolean | undefined;
  colonnes: readonly Colonne[];
  /** Columns of one width, so that tables that follow each other stand in line. */
  reguliere?: boolean | undefined;
  lignes: readonly LigneDeTableau[];
}

/** A table on a desk, one card a line on a phone. */
export function Tableau({ legende, cacheLegende, colonnes, reguliere, lignes }: Props) {
  return (
    <table className={classes('tableau tableau--cartes', reguliere && 'tableau--reguliere')}>
      <caption>{cacheLegende ? <span className="cache">{legende}</span> : legende}</caption>
      <thead>
        <tr>
          {colonnes.map(({ titre, nombre, cache }) => (
            <th key={titre} scope="col" className={nombre ? 'num' : undefined}>
              {cache ? <span className="cache">{titre}</span> : titre}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lignes.map(({ cle, cellules }) => (
          <tr key={cle}>
            {colonnes.map((colonne, rang) => (
              <Cellule key={colonne.titre} colonne={colonne} premiere={rang === 0}>
                {cellules[rang]}
              </Cellule>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cellule({ colonne, premiere, children }: { colonne: Colonne; premiere: boolean; children: ReactNode }) {
  const vide = children === null || children === undefined || children === '' || children === false;
  const classe = classes(colonne.nombre && 'num', vide && 'vide-au-telephone') || undefined;
  if (premiere) {
    return (
      <th scope="row" className={classe}>
        {children}
      </th>
    );
  }
  return (
    <td data-titre={colonne.cache ? undefined : colonne.titre} className={classe}>
      {vide ? null : <div>{children}</div>}
    </td>
  );
}
