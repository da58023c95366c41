import type { ReactNode } from 'react';
import { Icone } from './icone.tsx';
import { Insecable } from './insecable.tsx';

interface Props {
  titre: string;
  phrase: ReactNode;
  /** Those who can read this page, by name. */
  lecteurs?: readonly { nom: string; initiales: string }[] | undefined;
}

/** The banner of a confidential page: who can read it. */
export function Confidence({ titre, phrase, lecteurs = [] }: Props) {
  return (
    <div className="confidence" role="note" aria-label="Confidentialité">
      <span className="confidence__verrou">
        <Icone nom="verrou" />
      </span>
      <div>
        <p className="confidence__titre">
          <Insecable texte={titre} />
        </p>
        <p>
          <Insecable texte={phrase} />
        </p>
        {lecteurs.length > 0 && (
          <ul className="lecteurs" aria-label="Les personnes qui peuvent lire cette page">
            {lecteurs.map(({ nom, initiales }) => (
              <li key={nom}>
                <span className="initiales" aria-hidden="true">
                  {initiales}
                </span>
                {nom}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
