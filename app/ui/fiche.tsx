import type { ReactNode } from 'react';

export interface LigneDeFiche {
  titre: string;
  contenu: ReactNode;
}

/** Facts with their names; a fact without content is left out. */
export function Fiche({ lignes, etroite }: { lignes: readonly LigneDeFiche[]; etroite?: boolean | undefined }) {
  const presentes = lignes.filter(
    ({ contenu }) => contenu !== null && contenu !== undefined && contenu !== '' && contenu !== false,
  );
  return (
    <dl className={etroite ? 'fiche fiche--lignes' : 'fiche fiche--lignes fiche--deux'}>
      {presentes.map(({ titre, contenu }) => (
        <div key={titre}>
          <dt>{titre}</dt>
          <dd>{contenu}</dd>
        </div>
      ))}
    </dl>
  );
}
