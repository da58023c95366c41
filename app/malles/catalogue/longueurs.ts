/** Longest texts, in characters. */
export const MAX_NOM_MALLE = 60;
export const MAX_RESUME_MALLE = 300;
export const MAX_TEXTE_MALLE = 3000;
export const MAX_LIGNE_MALLE = 200;
export const MAX_OBJET_MALLE = 80;
export const MAX_CARNET = 1500;
export const MAX_OBJETS = 60;
export const MAX_PHOTOS = 6;
export const MAX_MOTIF_ETAT = 200;
/** Longest session of the carnet, in minutes. */
export const MAX_DUREE = 1440;
export const MAX_AGE = 120;
