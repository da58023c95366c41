/** What the rows of a list speak of. */
export const GENRES_IMPORT = ['structures', 'personnes', 'agrements', 'savoir_faire'] as const;
export type GenreImport = (typeof GENRES_IMPORT)[number];

/** Also the name of the sheet in an export. */
export const LIBELLE_GENRE_IMPORT: Record<GenreImport, string> = {
  structures: 'Structures',
  personnes: 'Personnes',
  agrements: 'Agréments',
  savoir_faire: 'Savoir-faire',
};

/** What one row is, singular and plural, for sentences. */
export const MOTS_DU_GENRE: Record<GenreImport, { un: string; des: string; feminin: boolean }> = {
  structures: { un: 'structure', des: 'structures', feminin: true },
  personnes: { un: 'personne', des: 'personnes', feminin: true },
  agrements: { un: 'agrément', des: 'agréments', feminin: false },
  savoir_faire: { un: 'ligne de savoir-faire', des: 'lignes de savoir-faire', feminin: true },
};

export const estUnGenre = (texte: unknown): texte is GenreImport => GENRES_IMPORT.some((genre) => genre === texte);
