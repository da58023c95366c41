import type { ContextePersonne } from '#app/commun/contexte.ts';
import { getStage } from './dossiers.server.ts';
import { avisApres } from './ensuite.ts';
import { situer } from './situer.server.ts';
import type { TransitionStage } from './stages.ts';

/**
 * Where one is sent once an act is done, and what is said there: the stage's page, as it has become.
 * @throws ErreurMetier INTROUVABLE when the stage is not visible
 */
export function apresActe(
  ctx: ContextePersonne,
  stageId: number | undefined,
  nom: TransitionStage,
): [chemin: string, avis: { titre: string; texte: string }] {
  const d = getStage(ctx, stageId);
  return [`/stages/${d.ligne.id}`, avisApres(nom, situer(ctx, d))];
}
