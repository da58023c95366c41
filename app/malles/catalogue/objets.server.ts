import { createHash } from 'node:crypto';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { objetsDeMalle } from './tables.ts';

export type LigneObjet = typeof objetsDeMalle.$inferSelect;

/** What a form showed of an object: it tells whether someone has changed it meanwhile. */
export const empreinteDObjet = ({
  nom,
  nombre,
  consommable,
  valeur,
  aSavoir,
}: Omit<LigneObjet, 'id' | 'malleId' | 'rang' | 'retireLe'>) =>
  createHash('sha256')
    .update(JSON.stringify([nom, nombre, consommable, valeur, aSavoir]))
    .digest('base64url')
    .slice(0, 16);

/** What is in some malles today, in its order. */
export function objetsDes({ db }: Pick<Contexte, 'db'>, malleIds: readonly number[]): LigneObjet[] {
  return db
    .select()
    .from(objetsDeMalle)
    .where(and(inArray(objetsDeMalle.malleId, [...malleIds]), isNull(objetsDeMalle.retireLe)))
    .orderBy(asc(objetsDeMalle.rang), asc(objetsDeMalle.id))
    .all();
}

/** One object of a malle that is still in it. */
export const objetDe = ({ db }: Pick<Contexte, 'db'>, malleId: number, id: number): LigneObjet | undefined =>
  db
    .select()
    .from(objetsDeMalle)
    .where(and(eq(objetsDeMalle.id, id), eq(objetsDeMalle.malleId, malleId), isNull(objetsDeMalle.retireLe)))
    .get();
