import { libellePeriode, type Periode } from '#app/commun/periode.ts';

/** What the journal says of a loan: « la malle Cirque du mardi 7 au jeudi 9 avril ». */
export const lePret = (malle: string, periode: Periode): string => `la malle ${malle} ${libellePeriode(periode)}`;
