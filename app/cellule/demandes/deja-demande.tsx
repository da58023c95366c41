import { deNom } from '#app/commun/francais.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { LIBELLE_STATUT } from '../cellule.ts';
import type { DemandeEnListe } from './liste.server.ts';

/**
 * The way back to what was asked: the demandes that this device opens, otherwise the door where six words open one. It is
 * there for everybody, and says nothing of whether one exists.
 */
export function DejaDemande({ demandes }: { demandes: readonly DemandeEnListe[] }) {
  if (demandes.length === 0) {
    return (
      <p className="petit">
        {'Vous avez déjà demandé\u00a0? '}
        <Lien href="/cellule">Retrouver votre demande</Lien>
      </p>
    );
  }
  return (
    <Bandeau ton="info" titre="Ce que vous avez déjà demandé vous attend ici">
      <ul className="liste">
        {demandes.map(({ id, structure, statut, quand, attend }) => (
          <li key={id}>
            <Lien className="lien-action" href={`/cellule/demandes/${id}`}>{`La demande ${deNom(structure)}`}</Lien>
            <p className="petit">{`${LIBELLE_STATUT[statut]}. Demande du ${quand}. ${attend}`}</p>
          </li>
        ))}
      </ul>
    </Bandeau>
  );
}
