import type { Prise } from '#app/commun/prise.ts';
import { CONSERVATION_DES_GARDES, TACHE_DES_GARDES } from './gardes/taches.server.ts';

/**
 * What the cell gives to the rest of the house: its two doors. Nothing of it is in the home page, the agenda, the search,
 * the letter, the export or the journal.
 */
export const prise: Prise = {
  domaine: 'cellule',
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
  taches: [TACHE_DES_GARDES],
  conservation: CONSERVATION_DES_GARDES,
};
