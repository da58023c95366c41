import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

/** The bilan of one side: a single question. */
export function FormulaireBilan({ stageId, commence }: { stageId: number; commence: string }) {
  return (
    <FormulairePoste action={`/stages/${stageId}/rendre_bilan`} brouillon={{ formulaire: `bilan-stage:${stageId}` }}>
      <Champ
        nom="texte"
        defaut={commence}
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
