/** Whether the person found what she came for. */
export const ATTEINTES = ['oui', 'en_partie', 'non'] as const;
export type Atteinte = (typeof ATTEINTES)[number];

export const LIBELLE_ATTEINTE: Record<Atteinte, string> = {
  oui: 'Oui',
  en_partie: 'En partie',
  non: 'Pas cette fois',
};

/** The three questions of a bilan; the first is enough. */
export const QUESTIONS_DU_BILAN = {
  texte: 'Qu’en retenez-vous, et qu’en garderez-vous ?',
  atteint: 'Avez-vous trouvé ce que vous étiez venus chercher ?',
  conseil: 'Un conseil à celles et ceux qui feront ce stage après vous ?',
} as const;

/** Days after the stage on which a side that has not written is reminded. */
export const JOURS_DE_RAPPEL_DU_BILAN = [3, 10] as const;
