/** What a refused form brings back: all that was typed, and the sentences, by field (`''`: the whole form). */
export interface Formulaire {
  valeurs: Record<string, string>;
  erreurs: Record<string, string[]>;
}

/** The first sentence of a refusal, for a form of one button. */
export function premierePhrase(formulaire: Formulaire | undefined): string | undefined {
  return formulaire && Object.values(formulaire.erreurs).flat()[0];
}
