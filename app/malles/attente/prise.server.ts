import type { Prise } from '#app/commun/prise.ts';
import { attentesAFaire } from './a-faire.server.ts';
import { cycleAttente } from './attentes.ts';
import { attentesQuiTombent, quitterLesAttentes } from './departs.server.ts';
import { reponseDAttente } from './reponses.server.ts';
import { TACHE_DE_LA_LISTE_D_ATTENTE } from './taches.server.ts';

export const prise: Prise = {
  domaine: 'malles',
  aFaire: attentesAFaire,
  taches: [TACHE_DE_LA_LISTE_D_ATTENTE],
  reponses: { attente_malle: reponseDAttente },
  champsDuJournal: { [cycleAttente.objet]: { du: 'Premier jour', au: 'Dernier jour', structureId: 'Structure' } },
  suitesDuDepart: attentesQuiTombent,
  quitterLeReseau: quitterLesAttentes,
};
