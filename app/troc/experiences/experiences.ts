import { definirCycle } from '#app/commun/cycle.ts';
import { type Droits, peut } from '#app/commun/droits.ts';
import { COTES, type Cote, type RelationStage } from '#app/troc/stages/stages.ts';

/**
 * A fiche d'expérience: what one keeps of a closed stage, as a half-page story that the whole network may read.
 * 1. Either side begins it: what we tried, what we keep, a photo.
 * 2. Each side consents to the text, and to the photo apart. A change of the text asks for both again.
 * 3. With both consents it is published; either side may take it back.
 */
export const STATUTS_EXPERIENCE = ['brouillon', 'publiee', 'retiree'] as const;
export type StatutExperience = (typeof STATUTS_EXPERIENCE)[number];

export const LIBELLE_STATUT_EXPERIENCE: Record<StatutExperience, string> = {
  brouillon: 'Attend l’accord des deux structures',
  publiee: 'Publiée',
  retiree: 'Retirée',
};

/** `lectrice`: anyone of the network but a partenaire. */
export const RELATIONS_EXPERIENCE = ['stagiaire', 'tutrice', 'origine', 'accueil', 'coordination', 'lectrice', 'temps'] as const;
export type RelationExperience = (typeof RELATIONS_EXPERIENCE)[number];

export const GARDES_EXPERIENCE = ['tout_consenti'] as const;
export type GardeExperience = (typeof GARDES_EXPERIENCE)[number];

export const cycleExperience = definirCycle({
  objet: 'experience',
  statuts: STATUTS_EXPERIENCE,
  relations: RELATIONS_EXPERIENCE,
  gardes: GARDES_EXPERIENCE,
  transitions: {
    ecrire: {
      de: [],
      vers: 'brouillon',
      par: ['stagiaire', 'tutrice', 'origine', 'accueil'],
      libelle: 'Proposer ce texte',
      fait: 'Écrite',
    },
    corriger: {
      de: ['brouillon', 'publiee', 'retiree'],
      vers: 'brouillon',
      par: ['stagiaire', 'tutrice', 'origine', 'accueil'],
      libelle: 'Changer le texte',
      fait: 'Texte changé',
    },
    consentir: {
      de: ['brouillon'],
      vers: 'brouillon',
      par: ['origine', 'accueil'],
      libelle: 'D’accord pour publier',
      fait: 'Accord donné',
    },
    publier: {
      de: ['brouillon'],
      vers: 'publiee',
      par: ['temps'],
      gardes: ['tout_consenti'],
      libelle: 'Publier',
      fait: 'Publiée',
    },
    retirer: {
      de: ['brouillon', 'publiee'],
      vers: 'retiree',
      par: ['stagiaire', 'tutrice', 'origine', 'accueil'],
      libelle: 'Retirer cette fiche',
      fait: 'Retirée',
    },
  },
});
export type TransitionExperience = keyof typeof cycleExperience.transitions;

export const droitsExperience = {
  /** Before it is published, those of the stage alone. */
  voirBrouillon: ['stagiaire', 'tutrice', 'origine', 'accueil', 'coordination'],
  voirPubliee: ['stagiaire', 'tutrice', 'origine', 'accueil', 'coordination', 'lectrice'],
  /** The others see it once it is published, and both sides have agreed to it. */
  voirPhotoSansAccord: ['stagiaire', 'tutrice', 'origine', 'accueil', 'coordination'],
  noterReponse: ['coordination'],
} as const satisfies Droits<string, RelationExperience>;

/** Half a page: about two hundred words for each half. */
export const TITRE_MAX = 120;
export const RECIT_MAX = 1500;
export const PHOTO_DITE_MAX = 300;

/** What one side agrees to: always the text, the photo or not. */
export interface Accord {
  cote: Cote;
  photo: boolean;
}

/** Who someone is to a story: who she is to its stage, and whether she reads what the network publishes. */
export function relationsALExperience(auStage: readonly RelationStage[], lectrice: boolean): RelationExperience[] {
  const siennes = RELATIONS_EXPERIENCE.filter((relation) => auStage.some((une) => une === relation));
  return lectrice ? [...siennes, 'lectrice'] : siennes;
}

/** Whether one of these relations allows an act, whatever the status. */
export function peutFaire(nom: TransitionExperience, relations: readonly RelationExperience[]): boolean {
  const permises: readonly RelationExperience[] = cycleExperience.transitions[nom].par;
  return permises.some((relation) => relations.includes(relation));
}

export function peutLire(statut: StatutExperience, relations: readonly RelationExperience[]): boolean {
  return peut(droitsExperience, statut === 'publiee' ? 'voirPubliee' : 'voirBrouillon', relations);
}

export const photoConsentie = (accords: readonly Accord[]): boolean =>
  COTES.every((cote) => accords.some((accord) => accord.cote === cote && accord.photo));

/** A story appears without its photo as long as one side has not agreed to it. */
export function photoVisible(
  { statut, accords }: { statut: StatutExperience; accords: readonly Accord[] },
  relations: readonly RelationExperience[],
): boolean {
  if (peut(droitsExperience, 'voirPhotoSansAccord', relations)) return true;
  return statut === 'publiee' && peutLire(statut, relations) && photoConsentie(accords);
}

/** Sides that have not agreed yet to the present text. */
export const cotesAttendus = (accords: readonly Accord[]): Cote[] =>
  COTES.filter((cote) => !accords.some((accord) => accord.cote === cote));

/** Sides that these relations commit. */
export const cotesEngages = (relations: readonly RelationExperience[]): Cote[] =>
  COTES.filter((cote) => relations.includes(cote));

export const gardesDExperience = (accords: readonly Accord[]): Record<GardeExperience, string | true> => ({
  tout_consenti: cotesAttendus(accords).length === 0 || 'Une fiche paraît avec l’accord des deux structures.',
});

/** The words for the fields that the journal keeps. */
export const CHAMPS_DE_L_EXPERIENCE: Readonly<Record<string, string>> = {
  titre: 'Titre',
  essaye: 'Ce que nous avons essayé',
  garde: 'Ce que nous gardons',
  photo: 'Photo',
  photoDite: 'Ce que montre la photo',
  accordPhoto: 'D’accord pour la photo',
};
