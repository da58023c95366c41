import { ajouterJours, type DemiJournee, type Jour, jourDe, libelleJour } from '#app/commun/periode.ts';
import { horsService } from '#app/malles/occupation/libre.ts';
import type { EtatMalle } from './malles.ts';

/** How far ahead the next free date of a malle is looked for, in days. */
export const JOURS_REGARDES = 60;

/** Where a malle is today, and when one may have it next. */
export interface EtatDuJour {
  ton: 'succes' | 'attention' | 'erreur' | 'vide' | 'neutre';
  texte: string;
  /** « Libre ensuite à partir du mardi 14 avril » ; empty when the text says it already. */
  ensuite: string;
}

interface Faits {
  malle: { etat: EtatMalle; etatJusquAu: Jour | null };
  /** The last half-day of the loan it is out for. */
  dehorsJusque: DemiJournee | null;
  /** The first day on which a loan may begin; null when there is none within sight. */
  libreLe: Jour | null;
  aujourdhui: Jour;
}

/** The one sentence of a malle's state: what is known to have left the shelf comes before what the calendar says. */
export function etatDuJour({ malle, dehorsJusque, libreLe, aujourdhui }: Faits): EtatDuJour {
  if (malle.etat === 'retiree') return { ton: 'vide', texte: 'Retirée du prêt', ensuite: '' };
  const ensuite = libreLe === null ? '' : `Libre ensuite à partir du ${libelleJour(libreLe)}`;
  if (dehorsJusque !== null) {
    const attendue = jourDe(dehorsJusque);
    return attendue < aujourdhui
      ? { ton: 'erreur', texte: attendueDepuis(attendue), ensuite: '' }
      : { ton: 'attention', texte: `En prêt jusqu’${quand(attendue, aujourdhui)}`, ensuite };
  }
  if (horsService(malle, aujourdhui)) {
    const jusque = malle.etatJusquAu === null ? '' : ` jusqu’${quand(malle.etatJusquAu, aujourdhui)}`;
    return { ton: 'erreur', texte: `Hors service${jusque}`, ensuite };
  }
  if (libreLe === aujourdhui) return { ton: 'succes', texte: 'Libre aujourd’hui', ensuite: '' };
  return libreLe === null
    ? { ton: 'neutre', texte: 'Prise ces deux prochains mois', ensuite: '' }
    : { ton: 'neutre', texte: `Libre à partir du ${libelleJour(libreLe)}`, ensuite: '' };
}

/** « Attendue depuis le mercredi 18 mars »: a malle that has not come back on its day. */
export const attendueDepuis = (jour: Jour): string => `Attendue depuis le ${libelleJour(jour)}`;

function quand(jour: Jour, aujourdhui: Jour): string {
  if (jour === aujourdhui) return 'à ce soir';
  return jour === ajouterJours(aujourdhui, 1) ? 'à demain' : `au ${libelleJour(jour)}`;
}
