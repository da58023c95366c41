import type { NomIcone } from '#app/ui/icone.tsx';
import { Puce, type TonDePuce } from '#app/ui/puce.tsx';
import type { StatutStage } from './statuts.ts';

const DESSIN: Record<StatutStage, [TonDePuce, NomIcone?]> = {
  souhaite: ['vide'],
  propose: ['attention'],
  accepte: ['succes'],
  signe: ['succes'],
  realise: ['info', 'crayon'],
  clos: ['neutre', 'coche'],
  refuse: ['neutre', 'croix'],
  annule: ['neutre', 'croix'],
  expire: ['neutre', 'sablier'],
  non_realise: ['neutre', 'croix'],
};

/** The state of a stage, drawn the same wherever it is told. */
export function PuceDeStage({ statut, libelle, presse }: { statut: StatutStage; libelle: string; presse?: boolean }) {
  const [ton, icone] = presse ? (['attention'] as const) : DESSIN[statut];
  return (
    <Puce ton={ton} icone={icone}>
      {libelle}
    </Puce>
  );
}
