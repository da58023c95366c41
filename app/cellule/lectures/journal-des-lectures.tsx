import { Bandeau } from '#app/ui/bandeau.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import { Vide } from '#app/ui/vide.tsx';

interface Props {
  id: string;
  total: number;
  page: number;
  pages: number;
  entier: boolean;
  lectures: readonly { rang: number; qui: string; quoi: string; quand: string }[];
}

/** The journal of reading, a page of it. */
export function JournalDesLectures({ id, total, page, pages, entier, lectures }: Props) {
  if (total === 0) return <Vide titre="Aucune lecture" texte="Personne n’a encore ouvert cette demande." />;
  return (
    <div className="pile">
      {!entier && (
        <Bandeau ton="erreur" titre="Ce journal a été altéré">
          Une ligne au moins a été changée ou retirée dans la base. Parlez-en de vive voix avec les autres lecteurs.
        </Bandeau>
      )}
      <Tableau
        legende={total === 1 ? 'Une lecture' : `${total} lectures, les dernières d’abord`}
        colonnes={[{ titre: 'Qui' }, { titre: 'Ce qui a été ouvert' }, { titre: 'Quand' }]}
        lignes={lectures.map(({ rang, qui, quoi, quand }) => ({ cle: rang, cellules: [qui, quoi, quand] }))}
      />
      <Pagination page={page} pages={pages} lien={(n) => `/cellule/demandes/${id}/lectures?page=${n}`} />
      <p className="petit doux mesure">
        La même personne qui revient sur la même page en moins de dix minutes n’y figure qu’une fois. Ce journal est scellé avec
        la demande, et s’efface avec elle.
      </p>
    </div>
  );
}
