import type { Contexte } from '#app/commun/contexte.ts';
import type { DossierDeReservation } from '#app/malles/reservations/dossiers.server.ts';
import type { TransitionReservation } from '#app/malles/reservations/reservations.ts';

/**
 * Tells those concerned of an act on a loan, in its transaction.
 * @param avant the loan as it stood, when its dates changed or it was called off
 */
export function prevenir(
  _ctx: Contexte,
  _reservationId: number,
  _cause: TransitionReservation,
  _avant?: DossierDeReservation,
): void {}
