import type { ReactNode } from 'react';
import { Icone, type NomIcone } from './icone.tsx';
import { Insecable } from './insecable.tsx';

export type TonDeBandeau = 'info' | 'succes' | 'attention' | 'erreur';

const ICONE: Record<TonDeBandeau, NomIcone> = { info: 'info', succes: 'coche', attention: 'alerte', erreur: 'erreur' };

/** Something to know here and now, in the flow of the page. */
export function Bandeau({
  ton = 'info',
  titre,
  children,
}: {
  ton?: TonDeBandeau | undefined;
  titre?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={`bandeau bandeau--${ton}`}>
      <Icone nom={ICONE[ton]} />
      <div className="bandeau__texte">
        {titre && (
          <p className="bandeau__titre">
            <Insecable texte={titre} />
          </p>
        )}
        {typeof children === 'string' ? (
          <p>
            <Insecable texte={children} />
          </p>
        ) : (
          children
        )}
      </div>
    </div>
  );
}
