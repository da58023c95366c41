import { and, eq, gte, inArray, lt, ne, or, type SQL } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { courriels } from './tables.ts';

/** Keys that begin with these words: the last code point of all closes the range. */
const commencePar = (prefixe: string): SQL[] => [gte(courriels.cle, prefixe), lt(courriels.cle, `${prefixe}\u{10ffff}`)];

/**
 * Takes back the mails that have not left: what they say is not true any more. Those that have left, or are leaving, stay.
 * In the verbe's transaction.
 * @param prefixe how their keys begin
 * @param deposesAvant only those that have waited since before this instant
 * @returns to whom they were written
 */
export function retirerCourriels({ db }: Pick<Contexte, 'db'>, prefixe: string, deposesAvant?: Date): Set<number | null> {
  const attend = [eq(courriels.etat, 'a_envoyer'), ...(deposesAvant ? [lt(courriels.deposeLe, deposesAvant)] : [])];
  const retires = db
    .delete(courriels)
    .where(and(...commencePar(prefixe), ...attend))
    .returning({ personneId: courriels.personneId })
    .all();
  return new Set(retires.map(({ personneId }) => personneId));
}

/**
 * Which of these keys were written already, to anyone.
 * @param depuis those that still wait since before this instant do not count: they will be written anew
 */
export function clesDeposees({ db }: Pick<Contexte, 'db'>, cles: readonly string[], depuis: Date): Set<string> {
  if (cles.length === 0) return new Set();
  const lues = db
    .select({ cle: courriels.cle })
    .from(courriels)
    .where(and(inArray(courriels.cle, [...cles]), or(ne(courriels.etat, 'a_envoyer'), gte(courriels.deposeLe, depuis))))
    .all();
  return new Set(lues.map(({ cle }) => cle));
}
