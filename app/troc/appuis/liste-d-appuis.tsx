import { Lien } from '#app/ui/lien.tsx';
import type { AppuiListe } from './liste.server.ts';
import { PuceDAppui } from './puce-d-appui.tsx';

/** The appuis, each with whose it is and where it stands. */
export function ListeDAppuis({ lignes }: { lignes: readonly AppuiListe[] }) {
  return (
    <ul className="annonces">
      {lignes.map(({ id, titre, structure, quand, mots, statut, etat }) => (
        <li key={id}>
          <div className="feuille resultat">
            <div>
              <h3 className="liste__titre">
                <Lien href={`/troc/appuis/${id}`}>{titre}</Lien>
              </h3>
              <p>{structure}</p>
            </div>
            {mots.length > 0 && <p className="petit doux">{mots.join(' · ')}</p>}
            <div className="resultat__pied">
              <PuceDAppui statut={statut} etat={etat} />
              <span>{quand}</span>
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
