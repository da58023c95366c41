import type { TonDePuce } from '#app/ui/puce.tsx';
import { LIBELLE_STATUT_FORMATION, type StatutFormation } from './formations.ts';

const TON_DE_FORMATION: Record<StatutFormation, TonDePuce> = {
  projet: 'neutre',
  ouverte: 'succes',
  confirmee: 'succes',
  realisee: 'info',
  close: 'info',
  annulee: 'erreur',
};

/**
 * Where a formation stands, for whoever reads it.
 * @param ouverte one may still register by oneself
 * @param complete every place is held: one registers to wait
 */
export function etatEnMots(statut: StatutFormation, ouverte: boolean, complete = false): { ton: TonDePuce; texte: string } {
  if (statut === 'ouverte' && !ouverte) return { ton: 'neutre', texte: 'Inscriptions closes' };
  if (statut === 'ouverte' && complete) return { ton: 'attention', texte: 'Complète, liste d’attente' };
  return { ton: TON_DE_FORMATION[statut], texte: LIBELLE_STATUT_FORMATION[statut] };
}
