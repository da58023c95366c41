import type { ReactNode } from 'react';
import { Icone, type NomIcone } from './icone.tsx';

export type TonDePuce = 'neutre' | 'succes' | 'attention' | 'erreur' | 'info' | 'salle' | 'vide';

const ICONE: Record<TonDePuce, NomIcone> = {
  neutre: 'horloge',
  succes: 'coche',
  attention: 'horloge',
  erreur: 'alerte',
  info: 'info',
  salle: 'coche',
  vide: 'sablier',
};

/** A state: always a word, an icon and a colour together. */
export function Puce({
  ton = 'neutre',
  icone,
  children,
}: {
  ton?: TonDePuce | undefined;
  icone?: NomIcone | undefined;
  children: ReactNode;
}) {
  return (
    <span className={ton === 'neutre' ? 'puce' : `puce puce--${ton}`}>
      <Icone nom={icone ?? ICONE[ton]} />
      {children}
    </span>
  );
}
