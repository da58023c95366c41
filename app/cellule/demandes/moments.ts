import { ajouterJours, libelleJour } from '#app/commun/periode.ts';
import type { Moment } from '../cellule.ts';

const FIN: Record<Exclude<Moment, 'quand_possible'>, string> = {
  demain_matin: 'au matin',
  demain_apres_midi: 'dans l’après-midi',
  demain_soir: 'le soir, après 18\u00a0h',
};

/**
 * « jeudi 29 janvier au matin »: tomorrow, said with its date.
 * @param jour the day on which it was asked
 */
export function momentDAppel(quand: Moment, jour: string): string {
  return quand === 'quand_possible' ? 'dès que ce sera possible' : `${libelleJour(ajouterJours(jour, 1))} ${FIN[quand]}`;
}
