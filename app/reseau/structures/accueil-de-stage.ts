/** How long what a structure says to whoever comes may be. */
export const CONSIGNES_MAX = 2_000;
