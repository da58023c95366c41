import { and, eq, inArray } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { accorder } from '#app/commun/texte.ts';
import { cycleAppui, MAX_INVITATIONS } from './appuis.ts';
import { listAutres } from './candidates.server.ts';
import { ecrireALInvitee } from './courriels.server.ts';
import { aRappeler, getAppui, lAppui, objetDe } from './dossiers.server.ts';
import { invitationsAppui } from './tables.ts';

/**
 * Invites some people to help: each receives her link. Those who are invited already are not asked again, so that the form sent
 * twice writes once.
 * @returns how many are invited now, and how many of them by mail: whoever has no address is to be called
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE once a session is fixed, for too many people, or for someone of the structure
 *   that asks or out of the network
 */
export function solliciter(
  ctx: ContextePersonne,
  id: number | undefined,
  { personnes, mot }: { personnes: readonly number[]; mot?: string | undefined },
): { invitees: number; courriels: number } {
  return enTransaction(ctx, (tx) => {
    const d = getAppui(tx, id);
    verifierTransition(cycleAppui, 'solliciter', { statut: d.ligne.statut, relations: d.relations });
    const nouvelles = personnes.filter((une) => !d.invitees.some(({ personneId }) => personneId === une));
    if (nouvelles.length === 0 && personnes.length > 0) return { invitees: 0, courriels: 0 };
    if (nouvelles.length === 0 || nouvelles.length > MAX_INVITATIONS) {
      throw impossible(`Cochez entre une et ${MAX_INVITATIONS} personnes\u00a0: deux ou trois suffisent.`, 'personnes');
    }
    const possibles = new Set(listAutres(tx, d).map(({ id: une }) => une));
    if (nouvelles.some((une) => !possibles.has(une))) {
      throw impossible(
        'Une de ces personnes n’est plus dans le réseau, ou travaille dans la structure qui demande.',
        'personnes',
      );
    }
    franchir(tx, cycleAppui, 'solliciter', {
      ...objetDe(tx, d),
      champs: { modifieLe: tx.maintenant },
      resume: `a invité ${accorder(nouvelles.length, 'personne')} à aider pour ${lAppui(d.ligne)}`,
    });
    tx.db
      .insert(invitationsAppui)
      .values(nouvelles.map((personneId) => ({ appuiId: d.ligne.id, personneId, inviteeLe: tx.maintenant, mot: mot ?? null })))
      .run();
    const apres = getAppui(tx, d.ligne.id);
    const courriels = apres.invitees.filter(
      (une) => nouvelles.includes(une.personneId) && ecrireALInvitee(tx, apres, une, 'invitation'),
    ).length;
    return { invitees: nouvelles.length, courriels };
  });
}

/** Reminds those who have not answered; *le temps* does it once for each. @returns how many are written to */
export function rappelerLesInvitees(ctx: Contexte, id: number): number {
  return enTransaction(ctx, (tx) => {
    const d = getAppui(tx, id);
    const dues = aRappeler(tx, d);
    const { statut, relations, gardes } = { ...objetDe(tx, d), statut: d.ligne.statut };
    verifierTransition(cycleAppui, 'rappeler', { statut, relations, gardes });
    // The version stays: a date that is being chosen is not in conflict with a reminder.
    tx.db
      .update(invitationsAppui)
      .set({ rappeleeLe: tx.maintenant })
      .where(
        and(
          eq(invitationsAppui.appuiId, d.ligne.id),
          inArray(
            invitationsAppui.id,
            dues.map(({ id: une }) => une),
          ),
        ),
      )
      .run();
    journaliser(tx, {
      ...{ domaine: 'troc', objet: cycleAppui.objet, objetId: d.ligne.id, acte: 'rappeler' },
      resume: `a rappelé ${accorder(dues.length, 'personne invitée', 'personnes invitées')} à aider pour ${lAppui(d.ligne)}`,
    });
    return dues.filter((invitation) => ecrireALInvitee(tx, d, invitation, 'rappel')).length;
  });
}
