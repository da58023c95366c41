import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { estFinie } from '../cellule.ts';
import { scellerAvis } from './avis.server.ts';
import { deposer, scellerPieces } from './ecrire.server.ts';
import { lecteursPresents } from './histoire.ts';
import { type DemandeOuverte, exigerActe } from './ouvrir.server.ts';

/** Those who can read beside the one who writes: they are told that something awaits. */
export const autresLecteurs = (demande: DemandeOuverte): number[] =>
  lecteursPresents(demande.pieces)
    .map(({ personneId }) => personneId)
    .filter((personneId) => personneId !== demande.moi.personneId);

/** @throws ErreurMetier IMPOSSIBLE once the demande is closed or withdrawn */
export function exigerVivante(demande: DemandeOuverte): void {
  if (estFinie(demande.statut)) throw impossible('Cette demande est close\u00a0: rouvrez-la pour y écrire.');
}

/**
 * Writes to all readers.
 * @throws ErreurMetier INTERDIT, or IMPOSSIBLE once the demande is closed
 */
export async function ecrireMessage(ctx: ContextePersonne, demande: DemandeOuverte, texte: string): Promise<void> {
  exigerActe(demande, 'ecrire');
  exigerVivante(demande);
  const pieces = await scellerPieces(ctx, demande, [{ genre: 'message', texte }]);
  deposer(ctx, demande.id, { pieces, envois: await scellerAvis(ctx, autresLecteurs(demande)) });
}
