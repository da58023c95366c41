import { eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { personnesReunies } from './tables.ts';

/** Remembers that a row was made one with another: what cannot be written anew names it still. In the transaction of the merge. */
export function noterReunion(
  { db }: Pick<Contexte, 'db'>,
  { gardeeId, doublonId }: { gardeeId: number; doublonId: number },
): void {
  db.insert(personnesReunies).values({ doublonId, gardeeId }).run();
}

/** The number that someone bears today, whatever row of hers was written down. */
export function numerosDAujourdhui({ db }: Pick<Contexte, 'db'>): (personneId: number) => number {
  const reunies = db.select().from(personnesReunies).all();
  if (reunies.length === 0) return (personneId) => personneId;
  const numeros = new Map(reunies.map(({ doublonId, gardeeId }) => [doublonId, gardeeId]));
  return (personneId) => numeros.get(personneId) ?? personneId;
}

/** The numbers of the rows that were made one with hers. */
export const anciensNumeros = ({ db }: Pick<Contexte, 'db'>, personneId: number): number[] =>
  db
    .select({ doublonId: personnesReunies.doublonId })
    .from(personnesReunies)
    .where(eq(personnesReunies.gardeeId, personneId))
    .all()
    .map(({ doublonId }) => doublonId);
