import type { Prise } from '#app/commun/prise.ts';
import { relaisAFaire } from './a-faire.server.ts';
import { CONSERVATION_RELAIS, donneesDesRelais, effacerDesRelais } from './donnees.server.ts';
import { cycleRelais } from './relais.ts';
import { reponseDeRelais } from './reponses.server.ts';
import { TACHE_DES_RELAIS } from './taches.server.ts';

export const prise: Prise = {
  domaine: 'malles',
  aFaire: relaisAFaire,
  taches: [TACHE_DES_RELAIS],
  reponses: { relais_malle: reponseDeRelais },
  champsDuJournal: { [cycleRelais.objet]: { km: 'Kilomètres' } },
  donneesDe: donneesDesRelais,
  conservation: CONSERVATION_RELAIS,
  effacer: effacerDesRelais,
};
