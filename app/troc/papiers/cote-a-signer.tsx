import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Case } from '#app/ui/choix.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { SignaturesDuStage, type SignatureVue } from './signatures-du-stage.tsx';

interface Props {
  lu: {
    empreinte: string;
    pour: string | null;
    /** The side that is signed for. */
    cote: string | null;
    /** What is signed there, in words. */
    signes: string;
    qualite: string;
    monNom: string;
    empechement: string;
    sansSignataire: { nom: string; chemin: string | null }[];
    deposer: string | null;
    reprendre: string | null;
    signatures: SignatureVue[];
  };
  formulaire: Formulaire | undefined;
}

/** Beside the text: what is signed, what is awaited, and the form of whoever may sign now. */
export function CoteASigner({ lu, formulaire }: Props) {
  return (
    <div className="pile">
      {lu.sansSignataire.map(({ nom, chemin }) => (
        <Bandeau key={nom} ton="attention" titre={`Qui signe pour ${nom} ?`}>
          <p>Le texte ne peut pas être signé tant qu’on ne le sait pas.</p>
          {chemin && (
            <p>
              <a href={chemin}>Dire qui signe pour {nom}</a>
            </p>
          )}
        </Bandeau>
      ))}
      {lu.pour && (
        <Feuille id="signature" titre={`Pour ${lu.pour}`}>
          <FormulairePoste formulaire={formulaire}>
            <input type="hidden" name="empreinte" value={lu.empreinte} />
            <input type="hidden" name="cote" value={lu.cote ?? ''} />
            <Champ
              formulaire={formulaire}
              nom="nom"
              libelle="Votre nom, comme vous signez"
              defaut={lu.monNom}
              autoComplete="name"
              aide={`En qualité de : ${lu.qualite}.`}
            />
            <Case formulaire={formulaire} nom="compris" libelle={`J’ai lu ${lu.signes} et je peux engager ${lu.pour}.`} />
            <Bouton large>{`Signer pour ${lu.pour}`}</Bouton>
            <p className="petit doux">
              Nous gardons votre nom, l’heure et l’empreinte du texte. Il ne pourra plus changer sans être signé à nouveau.
            </p>
          </FormulairePoste>
        </Feuille>
      )}
      {!lu.pour && lu.empechement && lu.signatures.some(({ faite }) => !faite) && <p className="petit doux">{lu.empechement}</p>}
      <SignaturesDuStage signatures={lu.signatures} />
      {lu.deposer && (
        <p>
          <a className="lien-action" href={lu.deposer}>
            Déposer plutôt un exemplaire signé à la main
          </a>
        </p>
      )}
      {lu.reprendre && (
        <p>
          <a className="lien-action" href={lu.reprendre}>
            Une phrase ne va pas ?
          </a>
        </p>
      )}
    </div>
  );
}
