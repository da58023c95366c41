import type { ReactNode } from 'react';
import { Bouton } from './bouton.tsx';
import { Icone } from './icone.tsx';

interface Props {
  /** The one shown, from 1. */
  page: number;
  pages: number;
  lien?: ((page: number) => string) | undefined;
  /** In place of links, buttons that send the form `form` by its method to `action`, with the page under `nom`: its ticks go along. */
  envoie?: { form: string; nom: string; action: string } | undefined;
}

/** The steps of a long list; nothing when it holds on one page. */
export function Pagination({ page, pages, lien, envoie }: Props) {
  if (pages <= 1) return null;
  const etape = (vers: number, rel: 'prev' | 'next', contenu: ReactNode) =>
    envoie ? (
      <Bouton genre="second" form={envoie.form} formAction={envoie.action} name={envoie.nom} value={String(vers)}>
        {contenu}
      </Bouton>
    ) : (
      <a className="bouton bouton--second" href={lien?.(vers)} rel={rel}>
        {contenu}
      </a>
    );
  return (
    <nav className="pagination" aria-label="Pages de la liste">
      {page > 1 &&
        etape(
          page - 1,
          'prev',
          <>
            <Icone nom="fleche-gauche" />
            Page précédente
          </>,
        )}
      <p>
        Page {page} sur {pages}
      </p>
      {page < pages &&
        etape(
          page + 1,
          'next',
          <>
            Page suivante
            <Icone nom="fleche" />
          </>,
        )}
    </nav>
  );
}
