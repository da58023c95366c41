import type { Contexte } from '#app/commun/contexte.ts';
import { lireReglages } from '#app/commun/reglages.server.ts';
import { JOURS_DE_L_APPAREIL, MINUTES_OUVERTE } from '../cellule.ts';

const CONSERVATION = { cle: 'cellule.annees', defaut: '3' };
const SAUVEGARDES = { cle: 'sauvegardes.jours', defaut: '60' };

/** How long things are kept, as the network sets it today. */
export function lireDelais({ db }: Pick<Contexte, 'db'>) {
  const [annees, jours] = lireReglages(db, [CONSERVATION, SAUVEGARDES]);
  return {
    annees: Number(annees),
    sauvegardes: Number(jours),
    appareil: JOURS_DE_L_APPAREIL,
    minutes: MINUTES_OUVERTE,
  };
}
