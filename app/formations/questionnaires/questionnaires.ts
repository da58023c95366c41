/** What is asked of those who came: that evening, and 90 days later. */
export const GENRES_QUESTIONNAIRE = ['chaud', 'froid'] as const;
export type GenreQuestionnaire = (typeof GENRES_QUESTIONNAIRE)[number];

/** A note from 1 to 4, or words. */
export interface QuestionDeFormation {
  code: string;
  intitule: string;
  genre: 'note' | 'mots';
}

export const NOTES = [1, 2, 3, 4] as const;
export const LIBELLE_NOTE: Record<(typeof NOTES)[number], string> = {
  1: 'Pas du tout',
  2: 'Plutôt non',
  3: 'Plutôt oui',
  4: 'Tout à fait',
};

/** The codes are kept in the base: a sentence may be reworded, its code stays. */
export const QUESTIONS: Record<GenreQuestionnaire, readonly QuestionDeFormation[]> = {
  chaud: [
    { code: 'attentes', genre: 'note', intitule: 'Elle a répondu à ce que vous attendiez' },
    { code: 'contenu', genre: 'note', intitule: 'Le contenu vous servira dans votre travail' },
    { code: 'animation', genre: 'note', intitule: 'La façon de former vous a convenu' },
    { code: 'organisation', genre: 'note', intitule: 'L’organisation vous a convenu\u00a0: lieu, horaires, accueil' },
    { code: 'retenir', genre: 'mots', intitule: 'Qu’en retenez-vous\u00a0?' },
    { code: 'manque', genre: 'mots', intitule: 'Qu’est-ce qui a manqué\u00a0?' },
  ],
  froid: [
    { code: 'servi', genre: 'note', intitule: 'Elle vous a servi depuis' },
    { code: 'change', genre: 'note', intitule: 'Elle a changé votre façon de faire' },
    { code: 'transmis', genre: 'note', intitule: 'Vous en avez transmis quelque chose à vos collègues' },
    { code: 'exemple', genre: 'mots', intitule: 'Un exemple de ce que vous faites autrement' },
    { code: 'suite', genre: 'mots', intitule: 'Que faudrait-il apprendre ensuite\u00a0?' },
  ],
};
