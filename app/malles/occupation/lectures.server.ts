import { and, asc, between, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { joursFeries } from '#app/commun/calendrier.server.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import { type DemiJournee, demiJournee, type Jour, type Periode } from '#app/commun/periode.ts';
import { type Occupation, occupationDe } from './libre.ts';
import { occupationsDeMalle } from './tables.ts';

/** What holds a half-day: a loan, as its id; an offer of the waiting list, as its id below zero. */
const par = ({ reservationId, attenteId }: { reservationId: number | null; attenteId: number | null }): number =>
  reservationId ?? -(attenteId ?? 0);

/** Loans and offers whose half-days are not counted. */
export interface Sauf {
  reservations?: readonly number[];
  attentes?: readonly number[];
}

/** What is held of some malles over half-days, by malle. One query whatever their number. */
export function lireOccupations(
  { db }: Pick<Contexte, 'db'>,
  malleIds: readonly number[],
  { du, au }: Periode,
  { reservations = [], attentes = [] }: Sauf = {},
): Map<number, Occupation> {
  const tenues = db
    .select()
    .from(occupationsDeMalle)
    .where(and(inArray(occupationsDeMalle.malleId, [...malleIds]), between(occupationsDeMalle.demiJournee, du, au)))
    .orderBy(asc(occupationsDeMalle.demiJournee))
    .all();
  const parMalle = new Map(malleIds.map((id): [number, (typeof tenues)[number][]] => [id, []]));
  for (const tenue of tenues) {
    const { reservationId, attenteId } = tenue;
    if (reservationId !== null && reservations.includes(reservationId)) continue;
    if (attenteId !== null && attentes.includes(attenteId)) continue;
    parMalle.get(tenue.malleId)?.push(tenue);
  }
  return new Map(
    [...parMalle].map(([id, siennes]) => [id, occupationDe(siennes.map((tenue) => ({ ...tenue, par: par(tenue) })))]),
  );
}

/**
 * The same, without saying who holds: for screens that show every malle over months. One line a malle comes from the base
 * instead of ten a loan.
 */
export function lireOccupationsAnonymes(
  { db }: Pick<Contexte, 'db'>,
  malleIds: readonly number[],
  { du, au }: Periode,
): Map<number, Occupation> {
  const lues = db.all<{ malleId: number; une: string | null; autre: string | null }>(sql`
    select malle_id as malleId,
      group_concat(case couche when 0 then demi_journee end) as une, group_concat(case couche when 1 then demi_journee end) as autre
    from occupations_malle
    where malle_id in (select value from json_each(${JSON.stringify(malleIds)})) and demi_journee between ${du} and ${au}
    group by malle_id`);
  const couche = (texte: string | null | undefined) => {
    const tenues = new Map<DemiJournee, number>();
    if (texte) for (const demi of texte.split(',')) tenues.set(Number(demi), 0);
    return tenues;
  };
  const parMalle = new Map(lues.map((lue) => [lue.malleId, lue]));
  return new Map(
    malleIds.map((id): [number, Occupation] => {
      const lue = parMalle.get(id);
      return [id, { couches: [couche(lue?.une), couche(lue?.autre)] }];
    }),
  );
}

/** The public holidays between two days, both included. */
export const feriesEntre = (de: Jour, a: Jour): Set<Jour> =>
  new Set(joursFeries({ du: demiJournee(de, 'matin'), au: demiJournee(a, 'apres-midi') }).map(({ jour }) => jour));

/** Whose half-days these are, in a condition. */
export const tenuesPar = (qui: { reservationId: number } | { attenteId: number }): SQL =>
  'reservationId' in qui
    ? eq(occupationsDeMalle.reservationId, qui.reservationId)
    : eq(occupationsDeMalle.attenteId, qui.attenteId);
