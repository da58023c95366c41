/** What a refused form brings back: all that was typed, and the sentences, by field (`''`: the whole form). */
export interface Formulaire {
  valeurs: Record<string, string>;
  /** Of a field that was sent several times, all that was ticked; `valeurs` holds the first. */
  listes?: Record<string, string[]> | undefined;
  erreurs: Record<string, string[]>;
  /** Where one sees what stands in the way: the structure that has this name already. */
  voir?: Voir | undefined;
}

export interface Voir {
  libelle: string;
  chemin: string;
}

/** The first sentence of a refusal, for a form of one button. */
export function premierePhrase(formulaire: Formulaire | undefined): string | undefined {
  return formulaire && Object.values(formulaire.erreurs).flat()[0];
}
