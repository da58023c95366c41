import { deNom } from '#app/commun/francais.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import type { Acces } from './acces.server.ts';
import { PuceDAcces } from './puce-d-acces.tsx';

interface Props {
  structureId: number;
  equipe: readonly { id: number; nom: string; libelle: string; acces: Acces; detail: string; joignable: boolean }[];
}

/** Who of a team has an account, how the invitations of the others stand, and what may be done of them. */
export function AccesDeLEquipe({ structureId, equipe }: Props) {
  const chemin = `/reseau/structures/${structureId}/inviter`;
  return (
    <Tableau
      legende="L’équipe et ses comptes"
      cacheLegende
      colonnes={[{ titre: 'Personne' }, { titre: 'Fonction' }, { titre: 'Compte' }, { titre: 'Inviter', cache: true }]}
      lignes={equipe.map(({ id, nom, libelle, acces, detail, joignable }) => ({
        cle: id,
        cellules: [
          <a key="nom" href={`/reseau/personnes/${id}`}>
            {nom}
          </a>,
          libelle,
          <div key="acces">
            <PuceDAcces acces={acces} />
            {detail && <span className="petit doux"> {detail}</span>}
          </div>,
          acces === 'entre' ? null : joignable ? (
            <div key="actes" className="actions">
              <FormulairePoste action={`${chemin}?renvoyer`}>
                <Bouton genre="second" name="renvoyer" value={String(id)} icone="envoyer">
                  {acces === 'jamais' ? 'Inviter' : 'Envoyer de nouveau'}
                  <span className="cache"> {nom}</span>
                </Bouton>
              </FormulairePoste>
              {acces === 'invite' && (
                <FormulairePoste action={`${chemin}?retirer`}>
                  <Bouton genre="lien-danger" name="retirer" value={String(id)}>
                    Retirer l’invitation<span className="cache"> {deNom(nom)}</span>
                  </Bouton>
                </FormulairePoste>
              )}
            </div>
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
