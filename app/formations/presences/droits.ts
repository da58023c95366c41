import type { Jour } from '#app/commun/periode.ts';
import { jourDe } from '#app/commun/periode.ts';
import type { Seance } from '#app/formations/programme/formations.ts';

/** How long the drawing of a half-day opens « Je suis là », in minutes: one who is not there does not pass it on for long. */
export const MINUTES_DU_DESSIN = 15;
/** The most that the reason of a correction holds, in characters. */
export const MAX_MOTIF_PRESENCE = 300;

/** Whether presence may be noted: its day has come. */
export const aLieu = (seance: Pick<Seance, 'demiJournee'>, aujourdhui: Jour): boolean => jourDe(seance.demiJournee) <= aujourdhui;

/** Whether a half-day is over, of today, or to come. */
export function quandSeTient(seance: Pick<Seance, 'demiJournee'>, aujourdhui: Jour): 'passee' | 'aujourdhui' | 'a_venir' {
  const jour = jourDe(seance.demiJournee);
  return jour < aujourdhui ? 'passee' : jour === aujourdhui ? 'aujourdhui' : 'a_venir';
}

/** The name of someone's state in the form of a half-day. */
export const champDEtat = (inscriptionId: number): string => `etat-${inscriptionId}`;
