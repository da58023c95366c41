import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  structure: { nom: string };
  nom: string;
  depart: { jour: string; libelle: string } | null;
  aujourdhui: string;
  premierJour: string;
  plusTard: string;
  /** Nobody else commits the structure. */
  derniere: boolean;
  /** The reader may leave the structure so. */
  passeOutre: boolean;
}

/** The last day of someone in a structure, and what to look at before. */
export function DepartDEquipiere({ formulaire, structure, nom, depart, derniere, passeOutre, ...jours }: Props) {
  return (
    <>
      <div className="pile">
        {depart && (
          <Bandeau ton="info" titre={`Départ noté : ${depart.libelle}`}>
            <FormulairePoste>
              <p>Jusqu’à ce jour compris, rien ne change pour {nom}.</p>
              <div className="actions">
                <Bouton genre="second" name="acte" value="rester">
                  Finalement, {nom} reste
                </Bouton>
              </div>
            </FormulairePoste>
          </Bandeau>
        )}
        {derniere && (
          <Bandeau ton="attention" titre={`Personne d’autre n’engage ${structure.nom}`}>
            {passeOutre
              ? 'Après ce départ, la structure ne pourra plus proposer ni accepter de stage. Nommez d’abord quelqu’un d’autre, si vous le pouvez.'
              : 'Nommez d’abord quelqu’un d’autre : invitez-le comme direction, coordination ou présidence. Ou demandez à la coordination du réseau.'}
          </Bandeau>
        )}
        <p className="mesure">
          Regardez d’abord ses stages : ceux qui attendent une réponse ou qui sont déjà convenus restent à son nom. Après son
          dernier jour, {nom} ne voit plus ce qui est réservé à l’équipe. Son compte reste ouvert.
        </p>
      </div>
      <FormulairePoste formulaire={formulaire}>
        <input type="hidden" name="acte" value="partir" />
        <Champ
          formulaire={formulaire}
          nom="dernierJour"
          libelle="Son dernier jour"
          genre="date"
          min={jours.premierJour}
          max={jours.plusTard}
          defaut={depart?.jour ?? jours.aujourdhui}
        />
        <div className="actions">
          <Bouton genre="danger">Noter ce départ</Bouton>
        </div>
      </FormulairePoste>
    </>
  );
}
