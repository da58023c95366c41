import type { Contexte } from '#app/commun/contexte.ts';
import type { DossierDeReservation } from '#app/malles/reservations/dossiers.server.ts';
import type { TransitionReservation } from '#app/malles/reservations/reservations.ts';

/**
 * Writes to those whom an act on a loan concerns, in its transaction.
 * @param avant the loan as it stood
 */
export function prevenir(
  _ctx: Contexte,
  _reservationId: number,
  _cause: TransitionReservation,
  _avant?: DossierDeReservation,
): void {}
