import { Puce, type TonDePuce } from '#app/ui/puce.tsx';
import type { StatutEchange } from './echanges.ts';

const TON: Record<StatutEchange, TonDePuce> = {
  ouvert: 'neutre',
  stage: 'salle',
  rendez_vous: 'info',
  regle: 'succes',
  sans_suite: 'vide',
};

/** Where an échange stands; `presse` when the reader is awaited. */
export function PuceDEchange({ statut, libelle, presse }: { statut: StatutEchange; libelle: string; presse?: boolean }) {
  if (presse) return <Puce ton="attention">Attend votre réponse</Puce>;
  return (
    <Puce ton={TON[statut]} icone={statut === 'sans_suite' ? 'croix' : undefined}>
      {libelle}
    </Puce>
  );
}
