import { Puce } from '#app/ui/puce.tsx';
import type { Acces } from './acces.server.ts';

const DIT: Record<Acces, { ton: 'succes' | 'attention' | 'vide' | 'neutre'; libelle: string }> = {
  entre: { ton: 'succes', libelle: 'A son compte' },
  invite: { ton: 'attention', libelle: 'Invitation envoyée' },
  perime: { ton: 'attention', libelle: 'Invitation périmée' },
  retire: { ton: 'neutre', libelle: 'Invitation retirée' },
  jamais: { ton: 'vide', libelle: 'À inviter' },
};

/** How someone stands to the door, in two words. */
export const PuceDAcces = ({ acces }: { acces: Acces }) => <Puce ton={DIT[acces].ton}>{DIT[acces].libelle}</Puce>;
