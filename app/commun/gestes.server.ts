import { and, eq } from 'drizzle-orm';
import type { ContextePersonne } from './contexte.ts';
import { gestes } from './tables.ts';

/**
 * Does a creation once per key: the same form sent again finds the object it made the first time.
 * Call it inside the verbe's transaction.
 * @param acte the verbe and what it acts in, such as `inviter-12`: the key of one form finds nothing in another,
 *   where the id would name an object of another kind
 * @param cle random, drawn by the form's loader; without one, the creation is simply done
 * @returns the id of the object
 */
export function uneSeuleFois(ctx: ContextePersonne, acte: string, cleTapee: string | undefined, creer: () => number): number {
  if (!cleTapee) return creer();
  const { personneId } = ctx.acteur;
  const cle = `${acte} ${cleTapee}`;
  const deja = ctx.db
    .select({ objetId: gestes.objetId })
    .from(gestes)
    .where(and(eq(gestes.personneId, personneId), eq(gestes.cle, cle)))
    .get();
  if (deja) return deja.objetId;
  const objetId = creer();
  ctx.db.insert(gestes).values({ personneId, cle, objetId, faitLe: ctx.maintenant }).run();
  return objetId;
}
