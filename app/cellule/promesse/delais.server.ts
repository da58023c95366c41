import type { Contexte } from '#app/commun/contexte.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { joursDesSauvegardes } from '#app/services/sauvegarde.server.ts';
import { JOURS_DE_L_APPAREIL, MINUTES_OUVERTE } from '../cellule.ts';
import { ANNEES_DES_DEMANDES } from '../effacement/conservation.ts';

/** How long things are kept, as the network sets it today. */
export function lireDelais({ db }: Pick<Contexte, 'db'>) {
  return {
    annees: lireNombre(db, ANNEES_DES_DEMANDES),
    sauvegardes: joursDesSauvegardes(db),
    appareil: JOURS_DE_L_APPAREIL,
    minutes: MINUTES_OUVERTE,
  };
}
