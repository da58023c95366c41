import type { ReactNode } from 'react';
import { Icone } from './icone.tsx';

export interface PasDeFil {
  titre: ReactNode;
  /** Who and when. */
  qui?: ReactNode;
  etat: 'passe' | 'present' | 'avenir';
}

const DIT = { passe: ' (fait)', present: '', avenir: ' (à venir)' } as const;

/** The life of an object: what happened, where it stands, what comes. */
export function Fil({ pas }: { pas: readonly PasDeFil[] }) {
  return (
    <ol className="fil">
      {pas.map(({ titre, qui, etat }, rang) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a life are its order, and two may bear the same name.
          key={rang}
          className={etat === 'passe' ? 'fil__pas' : `fil__pas fil__pas--${etat}`}
          aria-current={etat === 'present' ? 'step' : undefined}
        >
          <span className="fil__noeud">{etat === 'passe' && <Icone nom="coche" />}</span>
          <span className="fil__titre">
            {titre}
            <span className="cache">{DIT[etat]}</span>
          </span>
          {qui && <span className="fil__qui">{qui}</span>}
        </li>
      ))}
    </ol>
  );
}
