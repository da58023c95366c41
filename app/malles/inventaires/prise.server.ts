import type { Prise } from '#app/commun/prise.ts';
import { peutVoirLaPhoto } from './lectures.server.ts';

/** What the inventories give to the rest of the house. */
export const prise: Prise = {
  domaine: 'malles',
  fichiers: { ligne_inventaire: peutVoirLaPhoto },
};
