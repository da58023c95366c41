import type { Conservation, Tache } from '#app/commun/prise.ts';
import { effacerLesGardes } from './gardes.server.ts';

/** Says the same every night, whether there was something or not: the coordination reads it. */
export const TACHE_DES_GARDES: Tache = {
  nom: 'cellule.gardes',
  libelle: 'Effacer ce que les appareils gardaient pour la cellule',
  horaire: '10 3 * * *',
  executer(ctx) {
    effacerLesGardes(ctx);
    return 'Les délais sont tenus.';
  },
};

export const CONSERVATION_DES_GARDES: readonly Conservation[] = [
  {
    quoi: 'Ce que votre appareil garde pour la cellule de soutien, si vous l’avez choisi : des mots pas encore envoyés, des repères cochés',
    pourquoi: 'Reprendre plus tard. Chiffré avec la clé de votre appareil : le réseau ne sait pas que c’est à vous.',
    duree: '30 jours, ou jusqu’à ce que vous l’effaciez',
    comment: 'La tâche « Effacer ce que les appareils gardaient pour la cellule »',
  },
];
