import type { Contexte } from '#app/commun/contexte.ts';
import type { DossierDeReservation } from '#app/malles/reservations/dossiers.server.ts';
import type { TransitionReservation } from '#app/malles/reservations/reservations.ts';

/** Tells those concerned by a loan what was just done of it, in the transaction of the act. */
export function prevenir(
  _ctx: Contexte,
  _reservationId: number,
  _cause: TransitionReservation,
  _avant?: DossierDeReservation,
): void {}
