import type { ContextePersonne } from '#app/commun/contexte.ts';
import { possibles } from '#app/commun/cycle.ts';
import { peut } from '#app/commun/droits.ts';
import { jourCivil, libelleJour } from '#app/commun/periode.ts';
import { CYCLE_DEMANDE, DROITS_DEMANDE, estFinie } from '../cellule.ts';
import { piecesDe } from '../demandes/histoire.ts';
import type { DemandeOuverte } from '../demandes/ouvrir.server.ts';
import { nommer } from '../demandes/page-de-demande.server.ts';

/** The doors that were shown, one by one or on closing, as they stood then. */
export function lirePortes(ctx: ContextePersonne, demande: DemandeOuverte) {
  const nom = nommer(demande);
  const dit = ({ par, le }: { par: number; le: string }) => ({
    qui: nom(par),
    quand: libelleJour(jourCivil(new Date(le), ctx.fuseau)),
  });
  const orientation = piecesDe(demande.pieces, 'passage')
    .filter(({ transition }) => transition === 'orienter')
    .slice(-1);
  return {
    id: demande.id,
    portes: [
      ...piecesDe(demande.pieces, 'porte').map((piece) => ({ cle: piece.id, ...piece.porte, mot: piece.mot, ...dit(piece) })),
      ...orientation.flatMap((piece) =>
        piece.portes.map((porte) => ({ cle: `${piece.id}-${porte.nom}`, ...porte, mot: '', ...dit(piece) })),
      ),
    ],
    mot: orientation[0]?.mot ?? '',
    indique: !estFinie(demande.statut) && peut(DROITS_DEMANDE, 'indiquer_une_porte', demande.relations),
    oriente: possibles(CYCLE_DEMANDE, demande.statut, demande.relations).includes('orienter'),
  };
}
export type PortesLues = ReturnType<typeof lirePortes>;
