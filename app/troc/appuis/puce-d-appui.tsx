import { Puce, type TonDePuce } from '#app/ui/puce.tsx';
import type { StatutAppui } from './appuis.ts';

const TON: Record<StatutAppui, TonDePuce> = {
  demande: 'attention',
  experts_sollicites: 'attention',
  programme: 'info',
  tenu: 'neutre',
  clos: 'succes',
  retire: 'vide',
};

/** Where an appui stands. */
export const PuceDAppui = ({ statut, etat }: { statut: StatutAppui; etat: string }) => <Puce ton={TON[statut]}>{etat}</Puce>;
