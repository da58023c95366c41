import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Section } from '#app/ui/page.tsx';
import { Puce } from '#app/ui/puce.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import { type Compte, LIBELLE_SORT, SORTS, type Sort } from './decisions.ts';
import { QuestionDImport } from './question-d-import.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  id: number;
  ecrit: boolean;
  compte: Compte;
  sort: Sort | null;
  page: number;
  pages: number;
  total: number;
  lignes: {
    numero: number;
    nom: string;
    sort: Sort;
    libelle: string;
    raisons: string[];
    questions: { nom: string; quoi: string; options: { valeur: string; libelle: string }[]; choisie: string }[];
  }[];
}

const PUCE = {
  refusee: { ton: 'erreur', icone: 'erreur' },
  a_choisir: { ton: 'attention', icone: 'alerte' },
  modifiee: { ton: 'info', icone: 'crayon' },
  nouvelle: { ton: 'succes', icone: 'ajouter' },
  inchangee: { ton: 'neutre', icone: 'coche' },
} as const satisfies Record<Sort, unknown>;

/** The fate of each row, fifty a page; its buttons keep the answers on the way to another page. */
export function SortsDImport({ formulaire, id, ecrit, compte, sort, page, pages, total, lignes }: Props) {
  const ou = (page: number, sort: Sort | null) => `${id}${sort ? `&sort=${sort}` : ''}${page > 1 ? `&page=${page}` : ''}`;
  const presents = SORTS.filter((un) => compte[un] > 0);
  return (
    <Section
      titre="Le sort de chaque ligne"
      id="sorts"
      actions={<p className="petit doux">D’abord celles qui ont besoin de vous</p>}
    >
      {total > 10 && presents.length > 1 && (
        <fieldset className="actions filtres-de-sort">
          <legend className="cache">Ne montrer que certaines lignes</legend>
          {[null, ...presents].map((un) => (
            <button
              key={un ?? 'tout'}
              type="submit"
              name="aller"
              value={ou(1, un)}
              className="bouton bouton--second"
              aria-pressed={un === sort}
            >
              {un === null
                ? `Toutes (${total})`
                : `${LIBELLE_SORT[un]}${compte[un] > 1 && un !== 'a_choisir' ? 's' : ''} (${compte[un]})`}
            </button>
          ))}
        </fieldset>
      )}
      <Tableau
        legende="Sort de chaque ligne du fichier"
        cacheLegende
        colonnes={[{ titre: 'Ligne' }, { titre: 'Sort' }, { titre: 'Pourquoi' }]}
        lignes={lignes.map(({ numero, nom, sort, libelle, raisons, questions }) => ({
          cle: numero,
          cellules: [
            <>
              {nom} <span className="petit doux insecable">ligne {numero}</span>
            </>,
            <Puce key="sort" {...PUCE[sort]}>
              {libelle}
            </Puce>,
            <div key="raisons" className="pile pile--serree">
              {raisons.map((raison) => (
                <p key={raison}>{raison}</p>
              ))}
              {!ecrit &&
                questions.map(({ choisie, nom, quoi, options }) => (
                  <QuestionDImport key={nom} {...{ nom, quoi, options, numero }} defaut={formulaire?.valeurs[nom] ?? choisie} />
                ))}
            </div>,
          ],
        }))}
      />
      {pages > 1 && (
        <nav className="pagination" aria-label="Pages de la liste">
          {page > 1 && (
            <Bouton genre="second" icone="fleche-gauche" name="aller" value={ou(page - 1, sort)}>
              Page précédente
            </Bouton>
          )}
          <p>
            Page {page} sur {pages}
          </p>
          {page < pages && (
            <Bouton genre="second" icone="fleche" name="aller" value={ou(page + 1, sort)}>
              Page suivante
            </Bouton>
          )}
        </nav>
      )}
    </Section>
  );
}
