import { Lien } from '#app/ui/lien.tsx';
import { Puce, type TonDePuce } from '#app/ui/puce.tsx';
import type { TourListe } from './liste.server.ts';
import type { StatutTour } from './tours-de-table.ts';

const TON: Record<StatutTour, TonDePuce> = { brouillon: 'vide', ouvert: 'attention', clos: 'neutre', retire: 'vide' };

/** The tours de table, each with where it stands. */
export function ListeDeTours({ lignes }: { lignes: readonly TourListe[] }) {
  return (
    <ul className="liste">
      {lignes.map(({ id, titre, statut, etat, detail, suiteDonnee }) => (
        <li key={id} className="resultat__tete">
          <div>
            <h2 className="liste__titre">
              <Lien href={`/tours-de-table/${id}`}>{titre}</Lien>
            </h2>
            <p className="petit doux">{detail}</p>
          </div>
          <Puce ton={suiteDonnee ? 'succes' : TON[statut]}>{etat}</Puce>
        </li>
      ))}
    </ul>
  );
}
