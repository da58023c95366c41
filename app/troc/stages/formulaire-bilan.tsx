import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { ATTEINTES, LIBELLE_ATTEINTE, QUESTIONS_DU_BILAN } from './bilans.ts';

/** The three questions; the first is enough. */
export function ChampsDuBilan({ commence, formulaire }: { commence: string; formulaire?: Formulaire | undefined }) {
  return (
    <>
      <Champ
        formulaire={formulaire}
        nom="texte"
        defaut={commence}
        genre="textarea"
        lignes={5}
        libelle={QUESTIONS_DU_BILAN.texte}
        aide="Quelques phrases suffisent. Les personnes concernées par ce stage les liront."
      />
      <Repli titre="Deux questions de plus, si vous voulez">
        <div className="formulaire__champs">
          <Choix
            formulaire={formulaire}
            nom="atteint"
            legende={QUESTIONS_DU_BILAN.atteint}
            options={ATTEINTES.map((valeur) => ({ valeur, libelle: LIBELLE_ATTEINTE[valeur] }))}
            facultatif
          />
          <Champ
            formulaire={formulaire}
            nom="conseil"
            genre="textarea"
            lignes={3}
            libelle={QUESTIONS_DU_BILAN.conseil}
            facultatif
          />
        </div>
      </Repli>
    </>
  );
}

/** The bilan of one side, on the stage's page. */
export function FormulaireBilan({ stageId, commence }: { stageId: number; commence: string }) {
  return (
    <FormulairePoste action={`/stages/${stageId}/rendre_bilan`} brouillon={{ formulaire: `bilan-stage:${stageId}` }}>
      <ChampsDuBilan commence={commence} />
      <div className="actions">
        <Bouton>Envoyer mon bilan</Bouton>
      </div>
    </FormulairePoste>
  );
}
