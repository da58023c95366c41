import { libellePeriode, type Periode } from '#app/commun/periode.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';

/** What the journal says of a loan: « la malle Cirque du mardi 7 au jeudi 9 avril ». */
export const lePret = (malle: string, periode: Periode): string => `${laMalle(malle)} ${libellePeriode(periode)}`;
