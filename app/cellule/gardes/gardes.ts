/** What a device may keep under its own key: the words of a demande that is not sent, the signs that were ticked. */
export const GENRES_DE_GARDE = ['demande', 'vigilance'] as const;
export type GenreDeGarde = (typeof GENRES_DE_GARDE)[number];

/** Where each is found again. */
export const PAGE_DE_GARDE: Record<GenreDeGarde, string> = {
  demande: '/cellule/demander',
  vigilance: '/cellule/vigilance',
};
