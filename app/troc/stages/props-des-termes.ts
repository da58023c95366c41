import type { Formulaire } from '#app/commun/formulaire.ts';

export interface Option {
  valeur: string;
  libelle: string;
}

/** What the fields begin with: the terms of a version that exists. */
export interface ValeursDesTermes {
  du?: string;
  au?: string;
  duree?: string;
  joursDeSemaine?: readonly number[];
  avec?: readonly number[];
  stagiaireId?: string;
  activite?: string;
  objectif?: string;
  tutriceId?: string;
  lieu?: string;
  matinDe?: string;
  matinA?: string;
  apresMidiDe?: string;
  apresMidiA?: string;
  km?: string;
  frais?: string;
  repas?: string;
  facturation?: string;
}

/** Among whom and what the terms are chosen. */
export interface ChoixDesTermes {
  stagiaires: readonly Option[];
  tutrices: readonly Option[];
  calendrier: string;
  demain: string;
  km: number | null;
  bareme: number;
}

export interface PropsDesTermes {
  formulaire: Formulaire | undefined;
  lu: ChoixDesTermes;
  valeurs?: ValeursDesTermes | undefined;
  /** How one asks for the tutor. */
  libelleTutrice: string;
  noms: { origine: string; accueil: string };
  /** The person who types is the one who goes. */
  pourSoi?: boolean | undefined;
  libelleMessage?: string | undefined;
}
