import { useEffect, useMemo, useState } from 'react';
import { lesPlusProches, type Mots } from './mots.ts';

export interface TermeProche extends Mots {
  slug: string;
  definition: string;
}

/** What stands in a field as one types; what it held at first without JavaScript. */
export function useTapee(idDuChamp: string, auDepart: string): string {
  const [tapee, setTapee] = useState(auDepart);
  useEffect(() => {
    const champ = document.getElementById(idDuChamp);
    if (!(champ instanceof HTMLInputElement)) return;
    const lire = () => setTapee(champ.value);
    lire();
    champ.addEventListener('input', lire);
    return () => champ.removeEventListener('input', lire);
  }, [idDuChamp]);
  return tapee;
}

/** « Voulez-vous dire… » : the terms nearest to what is typed, while it is typed; after a sending, without JavaScript. */
export function MotsProches({ tape, termes }: { tape: string; termes: readonly TermeProche[] }) {
  const proches = useMemo(() => lesPlusProches(tape, termes), [tape, termes]);
  return (
    <div className="mots-proches" aria-live="polite">
      {proches.length > 0 && (
        <>
          <input type="hidden" name="vus" value="on" />
          <p className="mots-proches__titre">La liste dit peut-être déjà cela :</p>
          <ul className="liste">
            {proches.map(({ slug, nom, definition }) => (
              <li key={slug}>
                <a href={`/reseau/competences/${slug}`}>{nom}</a>
                <span className="mots-proches__quoi">{definition}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
