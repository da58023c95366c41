import type { Prise } from '#app/commun/prise.ts';
import { pretsAFaire } from './a-faire.server.ts';
import { evenementsDePret } from './agenda.server.ts';
import { GENRE_DE_LIEN_PRET } from './courriels.server.ts';
import { reponseAuPret } from './reponses.server.ts';
import { demandesAttendues, nouvellesMalles, suiviDesPrets } from './suivi.server.ts';
import { TACHE_DES_PRETS } from './taches.server.ts';

/** The loans in time: what waits, what comes, what is written, what is followed. */
export const prise: Prise = {
  domaine: 'malles',
  aFaire: pretsAFaire,
  agenda: evenementsDePret,
  attendues: demandesAttendues,
  suivi: suiviDesPrets,
  nouveautes: nouvellesMalles,
  taches: [TACHE_DES_PRETS],
  reponses: { [GENRE_DE_LIEN_PRET]: reponseAuPret },
};
