import { Puce, type TonDePuce } from '#app/ui/puce.tsx';
import type { StatutAttente } from './attentes.ts';

const TON: Record<StatutAttente, TonDePuce> = {
  en_attente: 'neutre',
  proposee: 'attention',
  prise: 'succes',
  passee: 'vide',
  retiree: 'vide',
};

/** Where a wait stands. */
export const PuceDAttente = ({ statut, libelle }: { statut: StatutAttente; libelle: string }) => (
  <Puce ton={TON[statut]} icone={statut === 'retiree' ? 'croix' : undefined}>
    {libelle}
  </Puce>
);
