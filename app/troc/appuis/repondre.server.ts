import { eq } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction, interesse } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { auNomDe } from '#app/troc/stages/noter.server.ts';
import { cycleAppui, droitsAppui, type ReponseAppui } from './appuis.ts';
import { ecrireALInvitee } from './courriels.server.ts';
import { getAppui, type Invitee, lAppui, relationsDe } from './dossiers.server.ts';
import type { SaisieBoutonDAppui } from './saisie.ts';
import { invitationsAppui } from './tables.ts';

interface Reponse {
  reponse: ReponseAppui;
  precision?: string | undefined;
}

/**
 * Someone who is invited says whether she can; until the session is fixed, the last answer counts.
 * @throws ErreurMetier INTROUVABLE; INTERDIT to whoever is not invited; IMPOSSIBLE once the session is fixed
 */
export function repondreALInvitation(ctx: ContextePersonne, id: number | undefined, reponse: Reponse): void {
  enTransaction(ctx, (tx) => {
    const d = getAppui(tx, id);
    verifierTransition(cycleAppui, acteDe(reponse), { statut: d.ligne.statut, relations: d.relations });
    if (!d.mienne) throw introuvable();
    ecrireReponse(tx, d.ligne, d.mienne, reponse);
  });
}

/**
 * The coordination notes the answer that someone gave her; that person is told, and may change it.
 * @returns whether a mail leaves: not to whoever has no address, nor when the answer was noted already
 * @throws ErreurMetier INTROUVABLE; INTERDIT to anyone else; IMPOSSIBLE for someone who is not invited or has left the network, or once
 *   the session is fixed
 */
export function noterReponseDInvitee(
  ctx: ContextePersonne,
  id: number | undefined,
  saisie: Omit<Extract<SaisieBoutonDAppui, { acte: 'noter' }>, 'acte'>,
): boolean {
  return enTransaction(ctx, (tx) => {
    const d = getAppui(tx, id);
    exigerDroit(droitsAppui, 'noterReponse', d.relations);
    const invitation = d.invitees.find((une) => une.id === saisie.invitation);
    if (!invitation || invitation.structures === '') {
      throw impossible('Choisissez une personne invitée, encore dans le réseau.', 'invitation');
    }
    const pourElle = auNomDe(tx, invitation.personneId, saisie.canal);
    const relations = relationsDe(d.ligne, interesse(pourElle), invitation);
    verifierTransition(cycleAppui, acteDe(saisie), { statut: d.ligne.statut, relations });
    if (!ecrireReponse(pourElle, d.ligne, invitation, saisie)) return false;
    const apres = getAppui(tx, d.ligne.id);
    const notee = apres.invitees.find((une) => une.id === invitation.id);
    return notee !== undefined && ecrireALInvitee(tx, apres, notee, 'reponse_notee');
  });
}

const acteDe = ({ reponse }: Reponse) => (reponse === 'oui' ? 'accepter' : 'decliner');

/**
 * The version of the appui stays: two answers, or an answer and a date that is being chosen, are not in conflict.
 * @returns whether anything changed
 */
function ecrireReponse(
  tx: Contexte,
  ligne: { id: number; titre: string },
  avant: Invitee,
  { reponse, precision = undefined }: Reponse,
): boolean {
  const canal = tx.auNomDe?.canal ?? null;
  if (avant.reponse === reponse && avant.precision === (precision ?? null) && avant.canal === canal) return false;
  tx.db
    .update(invitationsAppui)
    .set({
      ...{ reponse, reponduLe: tx.maintenant, precision: precision ?? null, canal },
      // Of a session that was put off.
      intervientLe: reponse === 'oui' ? avant.intervientLe : null,
    })
    .where(eq(invitationsAppui.id, avant.id))
    .run();
  journaliser(tx, {
    ...{ domaine: 'troc', objet: cycleAppui.objet, objetId: ligne.id, acte: acteDe({ reponse }) },
    resume: `a ${tx.auNomDe ? 'noté' : 'dit'} ${reponse === 'oui' ? 'pouvoir' : 'ne pas pouvoir'} aider pour ${lAppui(ligne)}`,
  });
  return true;
}
