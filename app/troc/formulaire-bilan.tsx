import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

/** The bilan of one side: a single question. */
export function FormulaireBilan({ action }: { action: string }) {
  return (
    <FormulairePoste action={action}>
      <Champ
        nom="texte"
        genre="textarea"
        lignes={5}
        libelle="Qu’en retenez-vous, et qu’en garderez-vous ?"
        aide="Quelques phrases suffisent. Les personnes concernées par ce stage les liront."
      />
      <div className="actions">
        <Bouton>Envoyer mon bilan</Bouton>
      </div>
    </FormulairePoste>
  );
}
