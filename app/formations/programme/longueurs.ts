/** The longest texts of a formation, in characters. */
export const MAX_TITRE_FORMATION = 120;
export const MAX_LIGNE_FORMATION = 200;
export const MAX_TEXTE_FORMATION = 4000;
export const MAX_MOTIF_FORMATION = 500;
/** The most that a structure pays, in cents. */
export const MAX_COUT = 1_000_000;
