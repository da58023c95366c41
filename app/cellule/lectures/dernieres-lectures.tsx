import { Feuille } from '#app/ui/feuille.tsx';
import { Lien } from '#app/ui/lien.tsx';

interface Props {
  id: string;
  lectures: {
    total: number;
    dernieres: readonly { rang: number; qui: string; quoi: string; quand: string }[];
  };
}

/** Who opened the demande lately. */
export function DernieresLectures({ id, lectures: { total, dernieres } }: Props) {
  return (
    <Feuille salle="cellule" titre="Qui a lu">
      {total === 0 ? (
        <p className="doux">Personne n’a encore rien ouvert.</p>
      ) : (
        <ul className="liste">
          {dernieres.map(({ rang, qui, quoi, quand }) => (
            <li key={rang}>
              <b>{qui}</b>
              <p className="petit doux">{[quoi, quand].filter(Boolean).join(', ')}</p>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Lien className="lien-action" href={`/cellule/demandes/${id}/lectures`}>
          {total > dernieres.length ? `Voir les ${total} lectures` : 'Voir le journal des lectures'}
        </Lien>
      </p>
    </Feuille>
  );
}
