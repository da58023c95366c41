import { accorder } from '#app/commun/texte.ts';
import { Puce, type TonDePuce } from '#app/ui/puce.tsx';
import type { StatutReservation } from './reservations.ts';

const TON: Record<StatutReservation, TonDePuce> = {
  demandee: 'attention',
  acceptee: 'info',
  en_pret: 'salle',
  rendue: 'neutre',
  a_regulariser: 'attention',
  close: 'succes',
  refusee: 'vide',
  annulee: 'vide',
};

/** Where a loan stands; its lateness comes first. */
export const PuceDePret = ({ statut, etat, retard }: { statut: StatutReservation; etat: string; retard: number }) =>
  retard > 0 ? <Puce ton="erreur">{`En retard de ${accorder(retard, 'jour')}`}</Puce> : <Puce ton={TON[statut]}>{etat}</Puce>;
