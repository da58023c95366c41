import type { Salle } from '#app/commun/prise.ts';

/** How each room is called in its label, and what is said of it at the door. */
export const ENSEIGNE: Record<Salle, { libelle: string; phrase: string }> = {
  maison: { libelle: 'Accueil', phrase: 'Ce qui vous attend' },
  reseau: { libelle: 'Réseau', phrase: 'Qui fait quoi, et où' },
  troc: { libelle: 'Troc', phrase: 'Apprendre chez une autre équipe' },
  malles: { libelle: 'Malles', phrase: 'Emprunter, prêter, rendre' },
  formations: { libelle: 'Formations', phrase: 'Se former ensemble' },
  rencontres: { libelle: 'Rencontres', phrase: 'Se réunir, décider, suivre' },
  cellule: { libelle: 'Demander un appui', phrase: 'Ne pas rester seule face aux difficultés' },
  plan: { libelle: 'Plan d’action', phrase: 'Montrer ce que cela donne' },
};
