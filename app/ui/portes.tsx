import type { Salle } from '#app/commun/prise.ts';
import { Icone } from './icone.tsx';
import { Lien } from './lien.tsx';

export interface PorteMontree {
  salle: Salle;
  titre: string;
  /** One live figure. */
  vif: string;
  chemin: string;
}

/** The plan's actions as the way into the rooms. */
export function Portes({ portes }: { portes: readonly PorteMontree[] }) {
  return (
    <ul className="portes">
      {portes.map(({ salle, titre, vif, chemin }) => (
        <li key={titre} data-salle={salle}>
          <Lien className="porte" href={chemin}>
            <Icone nom={salle} />
            <span>
              <strong>{titre}</strong>
              <span className="porte__vif">{vif}</span>
            </span>
          </Lien>
        </li>
      ))}
    </ul>
  );
}
