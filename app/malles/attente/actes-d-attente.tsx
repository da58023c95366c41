import { Bouton } from '#app/ui/bouton.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import type { ActeAttente } from './attentes.ts';

interface Props {
  lu: { actes: readonly ActeAttente[]; libellePrendre: string; ensuite: readonly string[] };
}

/** What someone may answer now; nothing when nothing is asked of her. */
export function ActesDAttente({ lu: { actes, libellePrendre, ensuite } }: Props) {
  if (actes.length === 0) return null;
  const offerte = actes.includes('prendre');
  return (
    <FormulairePoste>
      {offerte && <Ensuite titre="Si vous la prenez" etapes={ensuite} />}
      <div className="actions">
        {offerte && (
          <Bouton name="acte" value="prendre">
            {libellePrendre}
          </Bouton>
        )}
        {actes.includes('decliner') && (
          <Bouton genre="second" name="acte" value="decliner">
            Je n’en ai plus besoin
          </Bouton>
        )}
        {actes.includes('retirer') && (
          <Bouton genre="second" name="acte" value="retirer">
            Quitter la liste d’attente
          </Bouton>
        )}
      </div>
    </FormulairePoste>
  );
}
