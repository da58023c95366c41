import { type Jour, jourDe, type Periode } from '#app/commun/periode.ts';

/** Whole days, as an address says them. */
export interface Dates {
  debut: Jour;
  fin: Jour;
}

export const datesDe = ({ du, au }: Periode): Dates => ({ debut: jourDe(du), fin: jourDe(au) });

/** The form of a booking, its dates filled in; `autres` are borrowed together with the first. */
export function adresseDeReservation(slug: string, { debut, fin }: Dates, autres: readonly string[] = []): string {
  const suite = autres.map((autre) => `&autres=${encodeURIComponent(autre)}`).join('');
  return `/malles/${encodeURIComponent(slug)}/reserver?debut=${debut}&fin=${fin}${suite}`;
}
