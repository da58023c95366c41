import { Bouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import type { ActeDeCaution } from './inventaires.ts';
import type { InventairesLus } from './lectures.server.ts';

const BOUTON: Record<ActeDeCaution, string> = {
  recevoir: 'J’ai reçu la caution',
  rendre: 'J’ai rendu la caution',
  annuler: 'Effacer la dernière note',
};

/** The note of a loan’s caution, and the buttons of whoever keeps it. */
export function CautionDuPret({ id, caution }: { id: number; caution: NonNullable<InventairesLus['caution']> }) {
  const { montant, recueLe, rendueLe, actes } = caution;
  return (
    <Feuille creux titre={`Caution\u00a0: ${montant}`}>
      <p>
        {rendueLe
          ? `Reçue le ${recueLe}, rendue le ${rendueLe}.`
          : recueLe
            ? `Reçue le ${recueLe}. Elle se rend avec la malle.`
            : 'Demandée, pas encore reçue. L’application la note, et ne l’encaisse pas.'}
      </p>
      {actes.length > 0 && (
        <FormulairePoste action={`/reservations/${id}/caution`}>
          <div className="actions">
            {actes.map((acte) => (
              <Bouton key={acte} genre={acte === 'annuler' ? 'lien' : 'second'} name="acte" value={acte}>
                {BOUTON[acte]}
              </Bouton>
            ))}
          </div>
        </FormulairePoste>
      )}
    </Feuille>
  );
}
