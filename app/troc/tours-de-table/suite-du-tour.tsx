import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Section } from '#app/ui/page.tsx';
import { SUITE_MAX } from './tours-de-table.ts';

interface Props {
  suite: string | null;
  suiteLe: string;
  /** Of the tour de table that is read. */
  version: number;
  /** The reader may say it. */
  aDire: boolean;
  formulaire: Formulaire | undefined;
}

/** What came of it, and the form where the coordination says it. */
export function SuiteDuTour({ suite, suiteLe, version, aDire, formulaire }: Props) {
  if (suite === null && !aDire) return null;
  const formulaireDeSuite = (
    <FormulairePoste formulaire={formulaire}>
      <input type="hidden" name="acte" value="publier_la_suite" />
      {/* After a conflict the page brings the present version: sending again replaces, knowingly. */}
      <input type="hidden" name="version" value={version} />
      <Champ
        {...{ formulaire, nom: 'suite', max: SUITE_MAX, defaut: suite ?? undefined }}
        libelle="Ce que vous en retenez, et ce qui va se faire"
        genre="textarea"
        lignes={6}
        aide="Quelques phrases. Les décisions, qui s’en occupe, et quand."
      />
      <div className="actions">
        <Bouton genre={suite === null ? 'principal' : 'second'}>
          {suite === null ? 'Envoyer la suite à toutes les structures' : 'Corriger la suite sur cette page'}
        </Bouton>
      </div>
    </FormulairePoste>
  );
  return (
    <Section titre={suite === null ? 'Quelle suite donnez-vous\u00a0?' : 'La suite'} id="suite">
      {suite === null ? (
        formulaireDeSuite
      ) : (
        <div className="pile">
          <p className="texte mesure">{suite}</p>
          <p className="petit doux">{`La coordination, le ${suiteLe}.`}</p>
          {aDire && (
            <Repli titre="Corriger ce texte" ouvert={formulaire !== undefined} horsPapier>
              {formulaireDeSuite}
            </Repli>
          )}
        </div>
      )}
    </Section>
  );
}
