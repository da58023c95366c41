import type { ReactNode } from 'react';
import { LienBouton } from './bouton.tsx';
import { DessinTableau } from './dessins.tsx';
import { Insecable } from './insecable.tsx';

interface Props {
  titre: ReactNode;
  texte: ReactNode;
  action?: { libelle: string; href: string } | undefined;
  children?: ReactNode;
}

/** An empty list is a beginning: what it is for, and the first step. */
export function Vide({ titre, texte, action, children }: Props) {
  return (
    <div className="vide">
      <DessinTableau />
      <div className="pile">
        <h2>
          <Insecable texte={titre} />
        </h2>
        <p className="mesure">
          <Insecable texte={texte} />
        </p>
        {action && (
          <div className="actions">
            <LienBouton href={action.href}>{action.libelle}</LienBouton>
          </div>
        )}
        {children}
      </div>
    </div>
  );
}
