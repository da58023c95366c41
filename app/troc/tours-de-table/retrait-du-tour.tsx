import { Bouton } from '#app/ui/bouton.tsx';
import { Confirmer } from '#app/ui/confirmer.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

/** Before it is taken back: what becomes of it. */
export function RetraitDuTour({ id, parti }: { id: number; parti: boolean }) {
  return (
    <Confirmer
      titre={parti ? 'Retirer ce tour de table\u00a0?' : 'Retirer ce brouillon\u00a0?'}
      texte={
        parti
          ? 'Les structures en reçoivent un courriel. Leurs liens ne répondent plus, et ce qu’elles ont répondu ne se lit plus. On ne revient pas en arrière.'
          : 'Aucune structure ne l’a vu. On ne revient pas en arrière.'
      }
    >
      <FormulairePoste>
        <input type="hidden" name="acte" value="retirer" />
        <div className="actions">
          <Bouton genre="danger">{parti ? 'Retirer et prévenir les structures' : 'Retirer ce brouillon'}</Bouton>
          <a className="lien-action" href={`/tours-de-table/${id}`}>
            Ne rien retirer
          </a>
        </div>
      </FormulairePoste>
    </Confirmer>
  );
}
