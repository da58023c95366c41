import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { ChampCode } from './autres-voies.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  qr: { cote: number; trace: string };
  /** The secret in groups of four. */
  cle: string;
  reseau: string;
  courriel: string;
  suite: string;
}

/** The three steps that tie a telephone to an account. */
export function MettreEnPlace({ formulaire, qr, cle, reseau, courriel, suite }: Props) {
  return (
    <ol className="etapes">
      <li>
        <h2>Installez une application de codes sur votre téléphone</h2>
        <p>
          Par exemple Aegis ou FreeOTP sur Android, le gestionnaire de mots de passe déjà présent sur un iPhone, ou celle que vous
          avez déjà. Elle marche sans réseau, et ne sait rien de ce que vous faites ici.
        </p>
      </li>
      <li>
        <h2>Montrez-lui ce dessin</h2>
        <p>Dans l’application, choisissez d’ajouter un compte, puis visez&nbsp;:</p>
        <svg className="qr" viewBox={`0 0 ${qr.cote} ${qr.cote}`} role="img" aria-label="Dessin à viser avec l’application">
          <rect width={qr.cote} height={qr.cote} />
          <path d={qr.trace} />
        </svg>
        <p>Vous lisez cette page sur ce téléphone, ou l’appareil photo ne marche pas&nbsp;? Recopiez plutôt cette clé&nbsp;:</p>
        <p>
          <code className="cle-a-recopier">{cle}</code>
        </p>
        <p className="petit doux">{`Nom du compte\u00a0: ${reseau}, ${courriel}. S’il est demandé, le genre est «\u00a0basé sur le temps\u00a0».`}</p>
      </li>
      <li>
        <h2>Écrivez le code qu’elle montre</h2>
        <FormulairePoste formulaire={formulaire}>
          <input type="hidden" name="acte" value="confirmer" />
          <input type="hidden" name="suite" value={suite} />
          <ChampCode formulaire={formulaire} aide="Il change toutes les trente secondes." />
          <div className="actions">
            <Bouton icone="verrou">Protéger mon compte</Bouton>
          </div>
        </FormulairePoste>
      </li>
    </ol>
  );
}
