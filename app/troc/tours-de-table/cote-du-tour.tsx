import { deNom } from '#app/commun/francais.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import type { PageDeTour } from './lectures.server.ts';

/** Beside the synthesis: one's own answer, what comes next, and what the coordination may do. */
export function CoteDuTour({ tour }: { tour: PageDeTour }) {
  const { id, siennes, enCours, statut, dernierJour, coordination, suite, synthese, geste } = tour;
  return (
    <div className="pile pile--large">
      {siennes.map((une) => (
        <Feuille key={une.structureId} titre={`La réponse ${deNom(une.nom)}`}>
          <p>{une.qui ? `Donnée par ${une.qui}.` : enCours ? 'Elle est attendue.' : 'Elle n’a pas été donnée.'}</p>
          {une.chemin && une.qui && (
            <div className="actions">
              <LienBouton href={une.chemin} genre="second">
                La changer
              </LienBouton>
            </div>
          )}
        </Feuille>
      ))}
      {statut === 'ouvert' && (
        <Feuille creux>
          <Ensuite
            titre={`Après le ${dernierJour}`}
            etapes={['Le tour de table se ferme seul.', 'La coordination dit la suite à toutes les structures.']}
          />
        </Feuille>
      )}
      {coordination && (
        <div className="actions hors-papier">
          {synthese && (
            <a className="lien-action" href={`/tours-de-table/${id}.csv`}>
              Télécharger les réponses (CSV)
            </a>
          )}
          {tour.aReprendre && (
            <FormulairePoste geste={geste}>
              <input type="hidden" name="acte" value="reprendre" />
              <Bouton genre={suite ? 'principal' : 'second'}>Reposer les mêmes questions</Bouton>
            </FormulairePoste>
          )}
          {statut === 'ouvert' && (
            <LienBouton href={`/tours-de-table/${id}?retirer`} genre="lien-danger">
              Retirer ce tour de table
            </LienBouton>
          )}
        </div>
      )}
    </div>
  );
}
