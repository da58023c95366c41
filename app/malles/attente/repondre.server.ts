import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { libererLaMalle } from '#app/malles/occupation/tenir.server.ts';
import { reserver } from '#app/malles/reservations/reserver.server.ts';
import { cycleAttente, enDates } from './attentes.ts';
import { prevenirDeLAttente } from './courriels.server.ts';
import { getAttente } from './dossiers.server.ts';
import { franchirAttente } from './franchir-attente.server.ts';
import { offrirCeQuiSeLibere } from './offrir.server.ts';

/**
 * Takes the dates that are offered: what was held for her becomes her loan, by the path of every booking. Where the malle wants
 * the keeper's yes, it is asked, and nobody else is offered these dates until she has answered.
 * @returns the id of the loan
 * @throws ErreurMetier INTROUVABLE; INTERDIT to the coordination; IMPOSSIBLE when nothing is offered any more, or when the rules
 *   of a booking stand in the way
 */
export function prendre(ctx: ContextePersonne, id: number | undefined): number {
  return enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    const d = getAttente(ici, id);
    verifierTransition(cycleAttente, 'prendre', { statut: d.ligne.statut, relations: d.relations });
    // Nobody comes between the two: the transaction holds the base.
    libererLaMalle(ici, { attenteId: d.ligne.id });
    const reservationId = reserver(ici, d.malle.slug, { ...enDates(d.ligne), structureId: d.ligne.structureId });
    franchirAttente(ici, d, 'prendre', { champs: { reservationId, finieLe: ici.maintenant } });
    prevenirDeLAttente(ici, d.ligne.id, 'prendre');
    return reservationId;
  });
}

/**
 * Lets an offer go: the next one in line is offered these dates at once.
 * @throws ErreurMetier as `prendre`
 */
export function decliner(ctx: ContextePersonne, id: number | undefined): void {
  enTransaction(ctx, (tx) => {
    const d = getAttente(tx, id);
    franchirAttente(tx, d, 'decliner', { champs: { finieLe: tx.maintenant } });
    libererLaMalle(tx, { attenteId: d.ligne.id });
    prevenirDeLAttente(tx, d.ligne.id, 'decliner');
    offrirCeQuiSeLibere(tx, d.ligne.malleId);
  });
}

/**
 * Leaves the waiting list.
 * @throws ErreurMetier INTROUVABLE; IMPOSSIBLE once it is offered or over
 */
export function retirer(ctx: ContextePersonne, id: number | undefined): void {
  enTransaction(ctx, (tx) => {
    const d = getAttente(tx, id);
    franchirAttente(tx, d, 'retirer', { champs: { finieLe: tx.maintenant } });
    prevenirDeLAttente(tx, d.ligne.id, 'retirer');
  });
}
