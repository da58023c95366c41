import { and, asc, between, eq, inArray, type SQL } from 'drizzle-orm';
import { joursFeries } from '#app/commun/calendrier.server.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import { demiJournee, type Jour, type Periode } from '#app/commun/periode.ts';
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
    .all()
    .filter(
      ({ reservationId, attenteId }) =>
        !(reservationId !== null && reservations.includes(reservationId)) &&
        !(attenteId !== null && attentes.includes(attenteId)),
    );
  return new Map(
    malleIds.map((id) => [
      id,
      occupationDe(tenues.filter(({ malleId }) => malleId === id).map((tenue) => ({ ...tenue, par: par(tenue) }))),
    ]),
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
