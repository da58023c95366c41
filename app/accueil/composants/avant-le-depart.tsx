import { leNom } from '#app/commun/francais.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

interface Props {
  structure: { nom: string };
  nom: string;
  depart: { libelle: string } | null;
  derniere: boolean;
  passeOutre: boolean;
  /** A sending that names none of the page's forms. */
  refus: string | undefined;
}

/** What to know before a departure is noted: one is noted already; nobody else commits the structure. */
export function AvantLeDepart({ structure, nom, depart, derniere, passeOutre, refus }: Props) {
  return (
    <>
      {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
      {depart && (
        <Bandeau ton="info" titre={`Départ noté : ${depart.libelle}`}>
          <FormulairePoste>
            <p>Ce qui a déjà changé de mains y reste.</p>
            <div className="actions">
              <Bouton genre="second" name="acte" value="rester">
                Finalement, {nom} reste
              </Bouton>
            </div>
          </FormulairePoste>
        </Bandeau>
      )}
      {derniere && (
        <Bandeau ton="attention" titre={`Personne d’autre n’engage ${leNom(structure.nom)}`}>
          {passeOutre
            ? 'Sans relève, la structure ne pourra plus proposer ni accepter de stage.'
            : 'Nommez la relève ci-dessous. Si vous ne savez pas qui, demandez à la coordination.'}
        </Bandeau>
      )}
    </>
  );
}
