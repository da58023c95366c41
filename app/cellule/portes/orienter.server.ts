import type { ContextePersonne } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { CYCLE_DEMANDE } from '../cellule.ts';
import { scellerAvis } from '../demandes/avis.server.ts';
import { deposer, scellerPieces } from '../demandes/ecrire.server.ts';
import { autresLecteurs, exigerVivante } from '../demandes/ecrire-message.server.ts';
import { type DemandeOuverte, exigerActe } from '../demandes/ouvrir.server.ts';
import { portesIndiquees } from './portes.server.ts';

/** @throws ErreurMetier INTERDIT, or IMPOSSIBLE once the demande is closed */
export function exigerIndiquer(demande: DemandeOuverte): void {
  exigerActe(demande, 'indiquer_une_porte');
  exigerVivante(demande);
}

/**
 * Shows a public door, as it is worded today.
 * @throws ErreurMetier INTERDIT, or IMPOSSIBLE once the demande is closed, or for a door that is not shown any more
 */
export async function indiquerUnePorte(
  ctx: ContextePersonne,
  demande: DemandeOuverte,
  { porte: cle, mot }: { porte: string; mot: string },
): Promise<void> {
  exigerIndiquer(demande);
  const contenus = portesIndiquees(ctx, [cle], 'porte').map((porte) => ({ genre: 'porte' as const, porte, mot }));
  const pieces = await scellerPieces(ctx, demande, contenus);
  deposer(ctx, demande.id, { pieces, envois: await scellerAvis(ctx, autresLecteurs(demande)) });
}

/** @throws ErreurMetier INTERDIT, or IMPOSSIBLE at another step than after the first call */
export function exigerOrienter(demande: DemandeOuverte): void {
  verifierTransition(CYCLE_DEMANDE, 'orienter', demande);
}

/**
 * Closes by opening other doors.
 * @throws ErreurMetier INTERDIT, or IMPOSSIBLE at another step than after the first call
 */
export async function orienter(
  ctx: ContextePersonne,
  demande: DemandeOuverte,
  { portes: cles, mot }: { portes: readonly string[]; mot: string },
): Promise<void> {
  exigerOrienter(demande);
  const passage = {
    genre: 'passage' as const,
    transition: 'orienter' as const,
    mot,
    portes: portesIndiquees(ctx, cles, 'portes'),
  };
  deposer(ctx, demande.id, {
    pieces: await scellerPieces(ctx, demande, [passage]),
    transition: { nom: 'orienter', relations: demande.relations },
    rappels: [],
    envois: await scellerAvis(ctx, autresLecteurs(demande)),
  });
}
