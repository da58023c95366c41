import type { ContextePersonne } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { CYCLE_DEMANDE, type Moment, type TransitionDemande } from '../cellule.ts';
import { scellerAvis } from '../demandes/avis.server.ts';
import { deposer, scellerPieces } from '../demandes/ecrire.server.ts';
import { autresLecteurs } from '../demandes/ecrire-message.server.ts';
import { appelDe, choisieDe, lecteursPresents } from '../demandes/histoire.ts';
import { type DemandeOuverte, exigerActe } from '../demandes/ouvrir.server.ts';
import type { Contenu } from '../demandes/pieces.ts';
import { JOURS_AVANT_RAPPEL, scellerRappels } from '../demandes/rappels.server.ts';

/** Writes to the chosen member again if nobody calls; to nobody when she does not read any more. */
async function rappelsDAppel(ctx: ContextePersonne, demande: DemandeOuverte) {
  const { personneId } = choisieDe(demande.pieces);
  const lit = lecteursPresents(demande.pieces).some((lecteur) => lecteur.personneId === personneId);
  return lit ? scellerRappels(ctx, [JOURS_AVANT_RAPPEL], [personneId]) : [];
}

const passage = (transition: TransitionDemande): Contenu => ({ genre: 'passage', transition, mot: '', portes: [] });

/** @throws ErreurMetier INTERDIT for anybody but the asker, IMPOSSIBLE when it is taken back already */
export const exigerRetirer = (demande: DemandeOuverte) => void verifierTransition(CYCLE_DEMANDE, 'retirer', demande);

/** @throws ErreurMetier INTERDIT for anybody but the asker, IMPOSSIBLE when it is neither closed nor taken back */
export const exigerRouvrir = (demande: DemandeOuverte) => void verifierTransition(CYCLE_DEMANDE, 'rouvrir', demande);

/**
 * Takes the demande back: nothing is written any more, no reason is asked.
 * @throws ErreurMetier INTERDIT for anybody but the asker, IMPOSSIBLE when it is taken back already
 */
export async function retirer(ctx: ContextePersonne, demande: DemandeOuverte): Promise<void> {
  exigerRetirer(demande);
  deposer(ctx, demande.id, {
    pieces: await scellerPieces(ctx, demande, [passage('retirer')]),
    transition: { nom: 'retirer', relations: demande.relations },
    rappels: [],
    envois: await scellerAvis(ctx, autresLecteurs(demande)),
  });
}

/**
 * Begins again: the chosen member is asked to call, at this number and moment.
 * @throws ErreurMetier INTERDIT for anybody but the asker, IMPOSSIBLE when it is neither closed nor taken back
 */
export async function rouvrir(
  ctx: ContextePersonne,
  demande: DemandeOuverte,
  { numero, quand }: { numero: string; quand: Moment },
): Promise<void> {
  exigerRouvrir(demande);
  deposer(ctx, demande.id, {
    pieces: await scellerPieces(ctx, demande, [passage('rouvrir'), { genre: 'appel', numero, quand }]),
    transition: { nom: 'rouvrir', relations: demande.relations },
    rappels: await rappelsDAppel(ctx, demande),
    envois: await scellerAvis(ctx, autresLecteurs(demande)),
  });
}

/** @throws ErreurMetier INTERDIT for anybody but the asker, IMPOSSIBLE once somebody called */
export function exigerAvantLAppel(demande: DemandeOuverte): void {
  exigerActe(demande, 'changer_l_appel');
  if (demande.statut !== 'envoyee') throw impossible('Vous vous êtes déjà parlé\u00a0: dites-le plutôt par écrit, sur la page.');
}

/**
 * Another number, or another moment.
 * @returns whether something changed
 * @throws ErreurMetier INTERDIT, or IMPOSSIBLE once somebody called
 */
export async function changerLAppel(
  ctx: ContextePersonne,
  demande: DemandeOuverte,
  { numero, quand }: { numero: string; quand: Moment },
): Promise<boolean> {
  exigerAvantLAppel(demande);
  const present = appelDe(demande.pieces);
  // « Tomorrow » said again another day is another day.
  const memeJour = present.le.slice(0, 10) === ctx.maintenant.toISOString().slice(0, 10);
  if (present.numero === numero && present.quand === quand && memeJour) return false;
  deposer(ctx, demande.id, {
    pieces: await scellerPieces(ctx, demande, [{ genre: 'appel', numero, quand }]),
    rappels: await rappelsDAppel(ctx, demande),
    envois: await scellerAvis(ctx, autresLecteurs(demande)),
  });
  return true;
}
