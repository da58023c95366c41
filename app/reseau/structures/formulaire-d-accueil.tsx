import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Section } from '#app/ui/page.tsx';
import { CONSIGNES_MAX } from './accueil-de-stage.ts';

interface Props {
  formulaire: Formulaire | undefined;
  accueil: { placesStage: string; consignesStage: string; version: string };
}

/** How many people come at once, and what they should know. */
export function FormulaireDAccueil({ formulaire, accueil }: Props) {
  return (
    <Section titre="Comment accueillez-vous ?" id="accueil">
      <FormulairePoste formulaire={formulaire}>
        <input type="hidden" name="acte" value="accueillir" />
        {/* After a conflict the page brings the present version: sending again replaces, knowingly. */}
        <input type="hidden" name="version" value={accueil.version} />
        <Champ
          formulaire={formulaire}
          nom="placesStage"
          libelle="Stagiaires accueillis à la fois"
          genre="number"
          min={0}
          max={20}
          court
          defaut={accueil.placesStage}
          aide="Par demi-journée. Zéro si vous n’accueillez personne pour l’instant."
        />
        <Champ
          formulaire={formulaire}
          nom="consignesStage"
          libelle="Ce que doit savoir quelqu’un qui vient chez vous en stage"
          genre="textarea"
          lignes={6}
          max={CONSIGNES_MAX}
          facultatif
          defaut={accueil.consignesStage}
          aide="Par où entrer, quoi apporter, où l’on mange. Les équipes du réseau le lisent ; n’y mettez pas le code de la porte."
        />
        <div className="actions">
          <Bouton>Enregistrer l’accueil</Bouton>
        </div>
      </FormulairePoste>
    </Section>
  );
}
