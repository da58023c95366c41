import type { Prise } from '#app/commun/prise.ts';
import { ANNEES_DES_DEMANDES, CONSERVATION_DES_DEMANDES } from './effacement/conservation.ts';
import { effacerDeNouveau } from './effacement/effacer.server.ts';
import { CONSERVATION_DES_GARDES, TACHE_DES_GARDES } from './gardes/taches.server.ts';
import { fermerAuxParties, placeEnCharge, tacheDesPartiesDeLaCellule } from './membres/departs.server.ts';
import {
  CONSERVATION_DES_MEMBRES,
  donneesDesMembres,
  effacerDesMembres,
  empechementDesMembres,
} from './membres/donnees.server.ts';
import { TACHES_CELLULE } from './taches.server.ts';
import { verifierCellule } from './verifier.server.ts';

/**
 * What the cell gives to the rest of the house: its two doors. Nothing of it is in the home page, the agenda, the search,
 * the letter, the export or the journal.
 */
export const prise: Prise = {
  domaine: 'cellule',
  donneesDe: donneesDesMembres,
  effacer: effacerDesMembres,
  empechementDeFusion: empechementDesMembres,
  enCharge: placeEnCharge,
  passerLaMain(ctx) {
    fermerAuxParties(ctx);
    // Nothing that a member held passes to anybody.
    return 0;
  },
  entrees: [
    {
      salle: 'cellule',
      libelle: 'Demander un appui',
      chemin: '/cellule/demander',
      ouverteA: ({ acteur }) => acteur.roles.includes('responsable'),
    },
    {
      salle: 'cellule',
      libelle: 'Cellule de soutien',
      chemin: '/cellule',
      ouverteA: ({ acteur }) => acteur.roles.includes('cellule'),
    },
  ],
  taches: [tacheDesPartiesDeLaCellule, ...TACHES_CELLULE, TACHE_DES_GARDES],
  reglages: [ANNEES_DES_DEMANDES],
  aTenir: [
    { libelle: 'Les repères de vigilance', chemin: '/cellule/reperes' },
    { libelle: 'Les portes où frapper', chemin: '/cellule/portes' },
  ],
  conservation: [...CONSERVATION_DES_MEMBRES, ...CONSERVATION_DES_DEMANDES, ...CONSERVATION_DES_GARDES],
  verifier: verifierCellule,
  auDemarrage: effacerDeNouveau,
};
