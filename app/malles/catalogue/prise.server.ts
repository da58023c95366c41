import type { Prise } from '#app/commun/prise.ts';
import { CHAMPS_DE_LA_MALLE, ouvreLesMalles } from './malles.ts';
import { mallesTrouvees } from './page-du-catalogue.server.ts';
import { FICHIERS_DES_MALLES } from './photos.server.ts';
import { porteDesMalles } from './vifs.server.ts';

export const prise: Prise = {
  domaine: 'malles',
  entrees: [{ salle: 'malles', libelle: 'Malles', chemin: '/malles', ouverteA: ({ acteur }) => ouvreLesMalles(acteur) }],
  portes: porteDesMalles,
  chercher: mallesTrouvees,
  fichiers: FICHIERS_DES_MALLES,
  champsDuJournal: { malle: CHAMPS_DE_LA_MALLE },
};
