import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

interface Props {
  id: number;
  lues: number;
  total: number;
}

const PERIODE_MS = 600;

/** How far the dry run is; the page asks again by itself, with JavaScript or without. */
export function LectureEnCours({ id, lues, total }: Props) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== 'idle') return;
    const delai = setTimeout(revalidate, PERIODE_MS);
    return () => clearTimeout(delai);
  });
  const phrase = `${lues.toLocaleString('fr-FR')} lignes lues sur ${total.toLocaleString('fr-FR')}`;
  return (
    <div className="pile">
      <p role="status">{phrase}</p>
      <progress max={total} value={lues} aria-label="Lecture de la liste">
        {phrase}
      </progress>
      <p className="petit doux">Rien n’est écrit. Cette page se met à jour toute seule.</p>
      <noscript>
        <meta httpEquiv="refresh" content={`1; url=/reseau/import?apercu=${id}`} />
      </noscript>
    </div>
  );
}
