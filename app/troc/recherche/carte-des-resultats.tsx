import { GrandeCarte } from '#app/reseau/carte/grande-carte.tsx';
import type { carteDesResultats } from './carte-des-resultats.server.ts';

type Props = NonNullable<ReturnType<typeof carteDesResultats>>;

/** Where the results are, each under its number, which leads to it: beside the list on a desk, folded on a phone. */
export function CarteDesResultats({ sansLieu, ...carte }: Props) {
  return (
    <details className="volet carte-des-resultats">
      <summary>Voir sur la carte</summary>
      <div className="pile pile--serree">
        <a className="evitement-carte" href="#resultats">
          Passer la carte, aller à la liste
        </a>
        <GrandeCarte {...carte} />
        <p className="petit doux">
          Chaque numéro est celui d’une annonce de la liste.
          {sansLieu > 0 && ` ${sansLieu === 1 ? 'Une seule n’a' : `${sansLieu} n’ont`} pas de commune connue.`}
        </p>
      </div>
    </details>
  );
}
