import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import { Vide } from '#app/ui/vide.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  /** The list they come from; null: the whole network. */
  importId: number | null;
  /** How many wait in the network, when nobody of the list does. */
  attendent: number;
  aInviter: readonly { personneId: number; nom: string; courriel: string; structureId: number; structure: string }[];
}

/** The responsables whom nobody has invited yet: one button each, or one for all. */
export function ListeAInviter({ aInviter, importId, attendent, formulaire }: Props) {
  if (aInviter.length === 0 && attendent > 0) {
    return (
      <Vide
        titre={`Aucun dans cette liste. ${attendent > 1 ? `${attendent} attendent` : 'Un seul attend'} dans le réseau`}
        texte="Les responsables de cette liste sont déjà invités, ou leur adresse manque : ouvrez alors la page de leur structure."
        action={{ libelle: 'Voir qui attend dans le réseau', href: '/reseau/import?inviter' }}
      />
    );
  }
  if (aInviter.length === 0) {
    return (
      <Vide
        titre="Tout le monde est invité"
        texte="Aucun responsable n’attend d’invitation. Pour quelqu’un dont l’adresse manque, ouvrez la page de sa structure."
        action={{ libelle: 'Voir les structures', href: '/reseau' }}
      />
    );
  }
  return (
    <FormulairePoste action={importId ? `/reseau/import?inviter=${importId}` : '/reseau/import?inviter'} formulaire={formulaire}>
      <div className="actions">
        {aInviter.length > 1 && (
          <Bouton name="inviter" value="tous" icone="envoyer">
            Envoyer les {aInviter.length} invitations
          </Bouton>
        )}
        <LienBouton href="/reseau" genre="lien">
          Plus tard
        </LienBouton>
      </div>
      <Tableau
        legende="Responsables à inviter"
        cacheLegende
        colonnes={[{ titre: 'Personne' }, { titre: 'Structure' }, { titre: 'Courriel' }, { titre: 'Inviter', cache: true }]}
        lignes={aInviter.map(({ personneId, nom, courriel, structureId, structure }) => ({
          cle: personneId,
          cellules: [
            nom,
            <a key="structure" href={`/reseau/structures/${structureId}`}>
              {structure}
            </a>,
            courriel,
            <Bouton key="inviter" genre="second" name="inviter" value={`${structureId}-${personneId}`}>
              Inviter<span className="cache"> {nom}</span>
            </Bouton>,
          ],
        }))}
      />
    </FormulairePoste>
  );
}
