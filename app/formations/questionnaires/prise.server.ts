import type { Prise } from '#app/commun/prise.ts';
import { GENRE_DE_LIEN } from './envoyer.server.ts';
import { questionnairesAFaire } from './repondre.server.ts';
import { reponseAuQuestionnaire } from './reponses.server.ts';
import { TACHE_DES_QUESTIONNAIRES } from './taches.server.ts';

/** What the questionnaires give to the pages that cross rooms. */
export const prise: Prise = {
  domaine: 'formations',
  aFaire: questionnairesAFaire,
  taches: [TACHE_DES_QUESTIONNAIRES],
  reponses: { [GENRE_DE_LIEN]: reponseAuQuestionnaire },
};
