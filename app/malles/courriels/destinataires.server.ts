import { eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import type { LigneReservation } from '#app/malles/reservations/dossiers.server.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { type Joignable, joignableDans, responsablesJoignables } from '#app/reseau/personnes/joignables.server.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import type { Cote } from './rappels.ts';

type Jour = Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>;

/** Someone who is written to about a loan, a wait or a malle, and on which side she is. */
export interface Destinataire extends Joignable {
  cote: Cote;
}

/**
 * Whom the borrower's mails go to: the contact, and whoever booked it for her structure when it is someone else. Failing a
 * contact who is still there and has an address, those who commit the structure.
 */
export function coteEmprunteuse(
  ctx: Jour,
  { contactId, auteurId, structureId }: Pick<LigneReservation, 'contactId' | 'auteurId' | 'structureId'>,
): Destinataire[] {
  const contact = joignableDans(ctx, contactId, structureId);
  const auteur = auteurId === contactId ? undefined : joignableDans(ctx, auteurId, structureId);
  const siennes = [...(contact ? [contact] : responsablesJoignables(ctx, structureId)), ...(auteur ? [auteur] : [])];
  return uneFois(siennes).map((une) => ({ ...une, cote: 'emprunteuse' }));
}

/** Whom the keeper's mails go to: who keeps the malle; failing her, those who commit the structure where it lives. */
export function coteGardienne(
  ctx: Jour,
  { malle }: { malle: { structureId: number; gardienneId: number | null } },
): Destinataire[] {
  const gardienne = malle.gardienneId === null ? undefined : gardienneJoignable(ctx, malle.gardienneId);
  const siennes = gardienne ? [gardienne] : responsablesJoignables(ctx, malle.structureId);
  return siennes.map((une) => ({ ...une, cote: 'gardienne' }));
}

/** She may be of another structure than the one where the malle lives, as long as she works in the network. */
function gardienneJoignable(ctx: Jour, id: number): Joignable | undefined {
  const acteur = getActeur(ctx, id);
  if (!acteur || (acteur.membreDe.length === 0 && !acteur.roles.includes('coordination'))) return undefined;
  const lue = ctx.db.select({ adresse: personnes.courriel }).from(personnes).where(eq(personnes.id, id)).get();
  return lue?.adresse ? { id, nom: acteur.nom, adresse: lue.adresse } : undefined;
}

/** Each person once, the first time she is named. */
export const uneFois = <T extends { id: number }>(qui: readonly T[]): T[] =>
  qui.filter((une, rang) => qui.findIndex(({ id }) => id === une.id) === rang);
