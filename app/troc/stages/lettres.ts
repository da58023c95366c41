import type { Cote } from './stages.ts';
import type { LigneComparee } from './termes-dits.ts';

/** Who reads a mail, and in what quality. */
export interface Lectrice {
  prenom: string;
  stagiaire: boolean;
  tutrice: boolean;
  /** Structures of the stage that she commits. */
  cotes: readonly Cote[];
  /** Structures of the stage for which she may sign. */
  signePour: readonly Cote[];
}

/** What goes into a mail besides the stage itself. */
export interface Circonstances {
  fuseau: string;
  adressePublique: string;
  /** The coordination's phone; empty when unknown. */
  telephone: string;
  /** Whoever did the act, as the others know her. */
  qui: string;
  /** A signed link, for whoever is asked for an answer. */
  lien?: string;
  /** Why this act was done. */
  motif?: string;
  /** What was noted for someone: « Accepté ». */
  fait?: string;
  /** What a new version changes. */
  changements?: readonly LigneComparee[];
  /** Structures that have not said who signs for them. */
  sansSignataire?: readonly string[];
}

/** Why a mail about a stage is written. */
export const CAUSES_DE_LETTRE = [
  'souhait',
  'souhait_relance',
  'souhait_appuye',
  'souhait_ecarte',
  'souhait_retire',
  'demande',
  'relance',
  'contre_proposition',
  'report',
  'information',
  'changement',
  'accepter',
  'convocation',
  'accord',
  'a_signer',
  'papiers_relance',
  'non_signe',
  'sans_accord',
  'reprise',
  'refuser',
  'retirer',
  'annuler',
  'constater_absence',
  'ecourter',
  'expirer',
  'veille',
  'a_eu_lieu',
  'bilan',
  'bilan_relance',
  'confirmation',
] as const;
export type CauseDeLettre = (typeof CAUSES_DE_LETTRE)[number];

/** Mails that ask for something: their button leads to a page where one answers without signing in. */
export const CAUSES_AVEC_LIEN: readonly CauseDeLettre[] = [
  'souhait',
  'souhait_relance',
  'demande',
  'relance',
  'contre_proposition',
  'report',
  'accord',
  'a_signer',
  'papiers_relance',
  'a_eu_lieu',
  'bilan',
  'bilan_relance',
];

/** Mails that ask for a consent or a signature, which one gives oneself. */
export const CAUSES_A_SIGNER: readonly CauseDeLettre[] = ['accord', 'a_signer', 'papiers_relance'];

/** Mails that join the stage as an event for a telephone's agenda. */
export const CAUSES_AVEC_AGENDA: readonly CauseDeLettre[] = [
  'convocation',
  'veille',
  'report',
  'changement',
  // After a postponement, what falls was still in the telephones of those who come.
  'refuser',
  'retirer',
  'expirer',
  'annuler',
  'ecourter',
  'constater_absence',
];
