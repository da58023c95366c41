import { Icone } from './icone.tsx';

interface Props {
  /** The one shown, from 1. */
  page: number;
  pages: number;
  lien: (page: number) => string;
}

/** The steps of a long list; nothing when it holds on one page. */
export function Pagination({ page, pages, lien }: Props) {
  if (pages <= 1) return null;
  return (
    <nav className="pagination" aria-label="Pages de la liste">
      {page > 1 && (
        <a className="bouton bouton--second" href={lien(page - 1)} rel="prev">
          <Icone nom="fleche-gauche" />
          Page précédente
        </a>
      )}
      <p>
        Page {page} sur {pages}
      </p>
      {page < pages && (
        <a className="bouton bouton--second" href={lien(page + 1)} rel="next">
          Page suivante
          <Icone nom="fleche" />
        </a>
      )}
    </nav>
  );
}
