import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Confirmer } from '#app/ui/confirmer.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

interface Props {
  titre: string;
  texte: string;
  /** Where one is without the question. */
  chemin: string;
  /** The address of the question itself: a refusal comes back to it. */
  action: string;
  bouton: string;
  champs: Readonly<Record<string, string>>;
  refus: string | undefined;
}

/** Before something is removed for everybody. */
export function ConfirmerRetrait({ titre, texte, chemin, action, bouton, champs, refus }: Props) {
  return (
    <Confirmer titre={titre} texte={texte}>
      {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
      <FormulairePoste action={action}>
        {Object.entries(champs).map(([nom, valeur]) => (
          <input key={nom} type="hidden" name={nom} value={valeur} />
        ))}
        <div className="actions">
          <Bouton genre="danger">{bouton}</Bouton>
          <LienBouton href={chemin} genre="second">
            Ne rien changer
          </LienBouton>
        </div>
      </FormulairePoste>
    </Confirmer>
  );
}
