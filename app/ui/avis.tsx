import { useLocation } from '@remix-run/react';
import { useState } from 'react';
import { allerAuDebut } from './focus-de-la-page.ts';
import { Icone } from './icone.tsx';
import { Insecable } from './insecable.tsx';

/** After an act: what was done, who is told, what is awaited. Closing it without JavaScript is reading the page again. */
export function Avis({ titre, texte }: { titre: string; texte?: string | undefined }) {
  const { pathname, search, key } = useLocation();
  // Closed here and now: the next act has its own message.
  const [fermeA, setFermeA] = useState<string>();
  if (fermeA === key) return null;
  return (
    <div className="avis" role="status" tabIndex={-1}>
      <Icone nom="coche" />
      <div>
        <p>
          <strong>
            <Insecable texte={titre} />
          </strong>
        </p>
        {texte && (
          <p className="petit doux">
            <Insecable texte={texte} />
          </p>
        )}
      </div>
      <a
        className="bouton-rond"
        href={pathname + search}
        onClick={(evenement) => {
          evenement.preventDefault();
          setFermeA(key);
          allerAuDebut();
        }}
      >
        <Icone nom="croix" />
        <span className="cache">Fermer ce message</span>
      </a>
    </div>
  );
}
