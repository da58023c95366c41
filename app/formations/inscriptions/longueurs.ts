/** The most that each of these texts holds, in characters. */
export const MAX_BESOIN_PARTICULIER = 300;
export const MAX_MOTIF_INSCRIPTION = 300;
