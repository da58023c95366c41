import type { ReactNode } from 'react';

interface Props {
  recit: { essaye: string; garde: string; photo: { chemin: string; dite: string } | null };
  /** The story's title, where the page has another one. */
  titre?: string | undefined;
  children?: ReactNode;
}

/** The half-page itself, on a sheet: what we tried, what we keep, a photo. */
export function Recit({ recit, titre, children }: Props) {
  // The story's own title stands between the page's and these.
  const Partie = titre ? 'h3' : 'h2';
  return (
    <article className="papier recit">
      {titre && <h2 className="recit__titre">{titre}</h2>}
      {recit.photo && (
        <figure className="recit__photo">
          <img src={recit.photo.chemin} alt={recit.photo.dite} />
        </figure>
      )}
      <Partie className="recit__partie">Ce que nous avons essayé</Partie>
      <p className="texte">{recit.essaye}</p>
      <Partie className="recit__partie">Ce que nous gardons</Partie>
      <p className="texte">{recit.garde}</p>
      {children && <footer className="papier__pied">{children}</footer>}
    </article>
  );
}
