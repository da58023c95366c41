import type { ContextePersonne } from '#app/commun/contexte.ts';
import { type DemandeOuverte, exigerActe } from '../demandes/ouvrir.server.ts';
import { effacerDemande } from '../effacement/effacer.server.ts';

/** @throws ErreurMetier INTERDIT for anybody but the asker */
export const exigerEffacer = (demande: DemandeOuverte): void => exigerActe(demande, 'effacer');

/**
 * Erases all of it now, for good, at any step: only the asker may.
 * @throws ErreurMetier INTERDIT
 */
export function effacerMaintenant(ctx: ContextePersonne, demande: DemandeOuverte): void {
  exigerEffacer(demande);
  effacerDemande(ctx, demande.id);
}
