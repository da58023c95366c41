import type { JSX } from 'react';
import { Bouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Puce } from '#app/ui/puce.tsx';
import { Tableau } from '#app/ui/tableau.tsx';

export type Acces = 'entre' | 'invite' | 'jamais';

interface Props {
  structureId: number;
  equipe: readonly { id: number; nom: string; libelle: string; acces: Acces; joignable: boolean }[];
}

const PUCES: Record<Acces, JSX.Element> = {
  entre: <Puce ton="succes">A son compte</Puce>,
  invite: <Puce ton="attention">Invitation envoyée</Puce>,
  jamais: <Puce ton="vide">À inviter</Puce>,
};

/** Who of a team has an account, and the button that sends the link to the others. */
export function AccesDeLEquipe({ structureId, equipe }: Props) {
  return (
    <Tableau
      legende="L’équipe et ses comptes"
      cacheLegende
      colonnes={[{ titre: 'Personne' }, { titre: 'Fonction' }, { titre: 'Compte' }, { titre: 'Inviter', cache: true }]}
      lignes={equipe.map(({ id, nom, libelle, acces, joignable }) => ({
        cle: id,
        cellules: [
          nom,
          libelle,
          PUCES[acces],
          acces === 'entre' ? null : joignable ? (
            <FormulairePoste key="inviter" action={`/reseau/structures/${structureId}/inviter?renvoyer`}>
              <Bouton genre="second" name="renvoyer" value={String(id)} icone="envoyer">
                {acces === 'invite' ? 'Envoyer de nouveau' : 'Inviter'}
                <span className="cache"> {nom}</span>
              </Bouton>
            </FormulairePoste>
          ) : (
            <span key="adresse" className="petit doux">
              Son adresse manque : écrivez-la ci-dessus.
            </span>
          ),
        ],
      }))}
    />
  );
}
