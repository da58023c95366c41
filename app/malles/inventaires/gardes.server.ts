import { and, eq, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { dansLaListe, preparer } from '#db/preparer.ts';
import { inventaires, lignesInventaire } from './tables.ts';

const place = sql.placeholder;

// What each act on a loan and each of its pages asks: the queries are built once.
const suivantes = preparer((db) =>
  db
    .select({ id: reservations.id, de: reservations.relaisDeId })
    .from(reservations)
    .where(and(dansLaListe(reservations.relaisDeId, 'ids'), eq(reservations.statut, place('statut'))))
    .prepare(),
);
const manques = preparer((db) =>
  db
    .selectDistinct({ id: inventaires.reservationId })
    .from(lignesInventaire)
    .innerJoin(inventaires, eq(inventaires.id, lignesInventaire.inventaireId))
    .where(
      and(
        ...[dansLaListe(inventaires.reservationId, 'ids'), eq(inventaires.sens, 'retour')],
        ...[lt(lignesInventaire.presents, lignesInventaire.attendu), isNull(lignesInventaire.regleLe)],
        or(isNull(lignesInventaire.cause), ne(lignesInventaire.cause, 'consomme')),
      ),
    )
    .prepare(),
);

type Statut = 'acceptee' | 'en_pret';

/** Of each of some loans, the one whose borrower takes the malle straight from it, once both agreed. */
export const suivantesConvenues = (
  { db }: Pick<Contexte, 'db'>,
  ids: readonly number[],
  statut: Statut = 'acceptee',
): Map<number, number> =>
  new Map(
    suivantes(db)
      .all({ ids: JSON.stringify(ids), statut })
      .flatMap(({ id, de }) => (de === null ? [] : [[de, id] as const])),
  );

/** The same of one loan. */
export const suivanteConvenue = (ctx: Pick<Contexte, 'db'>, id: number, statut: Statut = 'acceptee'): number | null =>
  suivantesConvenues(ctx, [id], statut).get(id) ?? null;

/** Those of some loans at whose return something was missing, that is not settled: what is used up does not count. */
export const manquesARegler = ({ db }: Pick<Contexte, 'db'>, ids: readonly number[]): Set<number> =>
  new Set(
    manques(db)
      .all({ ids: JSON.stringify(ids) })
      .map(({ id }) => id),
  );

/** Whether this loan is one of them. */
export const resteARegler = (ctx: Pick<Contexte, 'db'>, id: number): boolean => manquesARegler(ctx, [id]).has(id);
