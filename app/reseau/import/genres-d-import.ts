/** What the rows of a list speak of, as the réseau reads and exports them. */
export const GENRES_DU_RESEAU = ['structures', 'personnes', 'agrements', 'savoir_faire'] as const;
export type GenreDuReseau = (typeof GENRES_DU_RESEAU)[number];

/** Those that another room reads besides. */
export const GENRES_IMPORT = [...GENRES_DU_RESEAU, 'annonces'] as const;
export type GenreImport = (typeof GENRES_IMPORT)[number];

/** Also the name of the sheet in an export. */
export const LIBELLE_GENRE_IMPORT: Record<GenreImport, string> = {
  structures: 'Structures',
  personnes: 'Personnes',
  agrements: 'Agréments',
  savoir_faire: 'Savoir-faire',
  annonces: 'Offres et besoins',
};

/** What one row is, singular and plural, for sentences. */
export const MOTS_DU_GENRE: Record<GenreImport, { un: string; des: string; feminin: boolean }> = {
  structures: { un: 'structure', des: 'structures', feminin: true },
  personnes: { un: 'personne', des: 'personnes', feminin: true },
  agrements: { un: 'agrément', des: 'agréments', feminin: false },
  savoir_faire: { un: 'ligne de savoir-faire', des: 'lignes de savoir-faire', feminin: true },
  annonces: { un: 'ligne d’offres ou de besoins', des: 'lignes d’offres ou de besoins', feminin: true },
};

export const estDuReseau = (genre: GenreImport): genre is GenreDuReseau => GENRES_DU_RESEAU.some((un) => un === genre);

export const estUnGenre = (texte: unknown): texte is GenreImport => GENRES_IMPORT.some((genre) => genre === texte);
