import { demiJournee, type Jour, libelleJour, libelleMinutes, type Periode } from '#app/commun/periode.ts';
import { momentDeLHeure } from '#app/troc/echanges/echanges.ts';
import { libelleDuree } from './appuis.ts';

/** A session that was fixed: `heure` in minutes since midnight, `duree` in minutes. */
export interface Seance {
  jour: Jour;
  heure: number;
  duree: number;
  lieu: string;
}

/** The session of an appui, called off or not. */
export function seanceDe(ligne: {
  seanceJour: Jour | null;
  seanceHeure: number | null;
  seanceDuree: number | null;
  seanceLieu: string | null;
}): Seance | null {
  const { seanceJour, seanceHeure, seanceDuree, seanceLieu } = ligne;
  if (seanceJour === null || seanceHeure === null || seanceDuree === null || seanceLieu === null) return null;
  return { jour: seanceJour, heure: seanceHeure, duree: seanceDuree, lieu: seanceLieu };
}

/** The half-days that it touches. */
export function periodeDeSeance({ jour, heure, duree }: Seance): Periode {
  // The last minute counts, not the one after it.
  const fin = Math.min(heure + duree - 1, 24 * 60 - 1);
  return { du: demiJournee(jour, momentDeLHeure(heure)), au: demiJournee(jour, momentDeLHeure(fin)) };
}

/** « mardi 14 avril, à 9 h 30, pendant 1 h 30 » */
export const libelleSeance = ({ jour, heure, duree }: Seance, avecAnnee = false): string =>
  `${libelleJour(jour, avecAnnee)}, à ${libelleMinutes(heure)}, pendant ${libelleDuree(duree)}`;
