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

/** Where a formation stands, for whoever reads it. @param ouverte one may still register by oneself */
export const etatEnMots = (statut: StatutFormation, ouverte: boolean): { ton: TonDePuce; texte: string } =>
  statut === 'ouverte' && !ouverte
    ? { ton: 'neutre', texte: 'Inscriptions closes' }
    : { ton: TON_DE_FORMATION[statut], texte: LIBELLE_STATUT_FORMATION[statut] };
