import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

interface Props {
  lu: {
    id: number;
    monNom: string;
    lignes: { titre: string; texte: string }[];
    empreinte: string;
    peutRepondre: boolean;
    peutRefuser: boolean;
    empechement: string;
    sansSignataire: string[];
    avant: string;
  };
  formulaire: Formulaire | undefined;
}

/** What she would do, that refusing costs nothing, and her answer. */
export function SonAccord({ lu, formulaire }: Props) {
  return (
    <Feuille>
      <div className="pile">
        <Fiche lignes={lu.lignes.map(({ titre, texte }) => ({ titre, contenu: texte }))} />
        <Bandeau titre="Refuser n’a aucune conséquence.">
          La loi interdit de sanctionner ou d’écarter quelqu’un pour cela. Vous n’avez pas à dire pourquoi.
        </Bandeau>
        {lu.sansSignataire.length > 0 && !lu.empechement && (
          <Bandeau ton="attention" titre="Encore un instant">
            {`Nous attendons de savoir qui signe pour ${lu.sansSignataire.join(' et pour ')}. Vous pourrez répondre dès que ce sera dit.`}
          </Bandeau>
        )}
        {lu.empechement && <Bandeau ton="attention">{lu.empechement}</Bandeau>}
        {lu.peutRepondre && (
          <FormulairePoste formulaire={formulaire}>
            <input type="hidden" name="empreinte" value={lu.empreinte} />
            <Champ
              formulaire={formulaire}
              nom="nom"
              libelle="Votre nom, comme vous signez"
              defaut={lu.monNom}
              autoComplete="name"
              aide={`Réponse attendue avant ${lu.avant}. Le texte entier est plus bas.`}
            />
            <div className="actions">
              <Bouton>Je suis d’accord, je signe l’avenant</Bouton>
              {lu.peutRefuser && (
                <LienBouton href={`/stages/${lu.id}/ne_pas_consentir`} genre="second">
                  Je ne suis pas d’accord
                </LienBouton>
              )}
            </div>
          </FormulairePoste>
        )}
        {!lu.peutRepondre && lu.peutRefuser && (
          <div className="actions">
            <LienBouton href={`/stages/${lu.id}/ne_pas_consentir`} genre="second">
              Je ne suis pas d’accord
            </LienBouton>
          </div>
        )}
      </div>
    </Feuille>
  );
}
