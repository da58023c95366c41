import { and, eq, isNull, lt, ne, or } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { inventaires, lignesInventaire } from './tables.ts';

type Base = Pick<Contexte, 'db'>;

/** The loan whose borrower takes the malle straight from the one of this loan, once both agreed. */
export function suivanteConvenue(
  { db }: Base,
  reservationId: number,
  statut: 'acceptee' | 'en_pret' = 'acceptee',
): number | null {
  const suivante = db
    .select({ id: reservations.id })
    .from(reservations)
    .where(and(eq(reservations.relaisDeId, reservationId), eq(reservations.statut, statut)))
    .get();
  return suivante?.id ?? null;
}

/** Something was missing at the return of a loan, that is not settled: what is used up does not count. */
export function resteARegler({ db }: Base, reservationId: number): boolean {
  const un = db
    .select({ id: lignesInventaire.id })
    .from(lignesInventaire)
    .innerJoin(inventaires, eq(inventaires.id, lignesInventaire.inventaireId))
    .where(
      and(
        ...[eq(inventaires.reservationId, reservationId), eq(inventaires.sens, 'retour')],
        ...[lt(lignesInventaire.presents, lignesInventaire.attendu), isNull(lignesInventaire.regleLe)],
        or(isNull(lignesInventaire.cause), ne(lignesInventaire.cause, 'consomme')),
      ),
    )
    .get();
  return un !== undefined;
}
