/** Longest texts, in characters. */
export const MAX_LIEU_PRET = 120;
export const MAX_OBJET_PRET = 200;
export const MAX_MOT_PRET = 1000;
export const MAX_MOTIF_PRET = 300;
export const MAX_PARTICIPANTS = 5000;
