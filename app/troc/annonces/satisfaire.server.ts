import type { ContextePersonne } from '#app/commun/contexte.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import type { LigneAnnonce } from './annonces.server.ts';
import { cycleAnnonce, relationsALAnnonce } from './annonces.ts';
import { annonces } from './tables.ts';

/**
 * The annonce is fulfilled: with whom, and what came of it. In the transaction of the act that says so.
 * @param quoi.avecId the other structure; absent when it was outside the network
 * @throws ErreurMetier INTERDIT, or IMPOSSIBLE when the annonce has ended
 */
export function satisfaireAnnonce(
  tx: ContextePersonne,
  ligne: LigneAnnonce,
  { avecId, suite }: { avecId?: number | undefined; suite?: string | undefined },
): void {
  franchir(tx, cycleAnnonce, 'satisfaire', {
    ...{ table: annonces, domaine: 'troc', ligne, relations: relationsALAnnonce(ligne, tx.acteur) },
    champs: { satisfaiteAvecId: avecId ?? null, suite: suite ?? null, finieLe: tx.maintenant, modifieLe: tx.maintenant },
    resume: `a dit que l’annonce « ${ligne.titre} » est satisfaite`,
  });
}
