/** What a refused form brings back: all that was typed, and the sentences, by field (`''`: the whole form). */
export interface Formulaire {
  valeurs: Record<string, string>;
  erreurs: Record<string, string[]>;
}
