import type { Prise } from '#app/commun/prise.ts';
import { CHAMPS_DE_LA_RESERVATION, cycleReservation } from './reservations.ts';
import { TACHE_DES_DEMANDES } from './taches.server.ts';

/** What the loans give to the house. */
export const prise: Prise = {
  domaine: 'malles',
  taches: [TACHE_DES_DEMANDES],
  champsDuJournal: { [cycleReservation.objet]: CHAMPS_DE_LA_RESERVATION },
};
