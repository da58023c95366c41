import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { prevenir } from '#app/malles/courriels/courriels.server.ts';
import { estDeSaPart } from './actes.ts';
import { getReservation, objetDe } from './dossiers.server.ts';
import { lePret } from './le-pret.ts';
import { cycleReservation } from './reservations.ts';

/**
 * The malle came back whole: its loan is over. Done twice, it is done once.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE before it came back, or while something is missing
 */
export function cloreReservation(ctx: ContextePersonne, id: number | undefined): void {
  enTransaction(ctx, (tx) => {
    const d = getReservation(tx, id);
    if (d.ligne.statut === 'close' && estDeSaPart('clore', d.relations)) return;
    franchir(tx, cycleReservation, 'clore', {
      ...objetDe(tx, d),
      champs: { finieLe: tx.maintenant, modifieeLe: tx.maintenant },
      resume: `a vérifié et clos le prêt de ${lePret(d.malle.nom, d.ligne)}`,
    });
    prevenir(tx, d.ligne.id, 'clore');
  });
}
