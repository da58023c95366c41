import type { Prise } from '#app/commun/prise.ts';
import { nouveautesDesRecherches } from './gardees.server.ts';
import { resultatsDuTroc } from './resultats-de-salle.server.ts';

export const prise: Prise = {
  domaine: 'troc',
  chercher: resultatsDuTroc,
  trouvaillesGardees: nouveautesDesRecherches,
};
