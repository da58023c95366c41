import { definirCycle } from '#app/commun/cycle.ts';
import type { Droits } from '#app/commun/droits.ts';
import type { Jour } from '#app/commun/periode.ts';
import type { Fonction } from '#app/reseau/personnes/personnes.ts';

/**
 * The qualification that a fonction asks for (dated reference data), followed for each person who holds that fonction.
 * 1. Nothing is noted: it is missing.
 * 2. It is in progress: by validation of experience, or in training.
 * 3. It is held; or what had begun was given up, and it is missing again.
 */
export const STATUTS_QUALIFICATION = ['en_cours', 'detenue', 'abandonnee'] as const;
export type StatutQualification = (typeof STATUTS_QUALIFICATION)[number];

/** What is read: an absent row and what was given up are both missing. */
export const ETATS_QUALIFICATION = ['detenue', 'en_cours', 'manquante'] as const;
export type EtatQualification = (typeof ETATS_QUALIFICATION)[number];

/** Each state, said of the qualification. */
export const LIBELLE_ETAT_QUALIFICATION: Record<EtatQualification, string> = {
  detenue: 'Détenue',
  en_cours: 'En cours',
  manquante: 'Manquante',
};

/** What a row is read as; without one, it is missing. */
export const etatDeQualification = (statut: StatutQualification | undefined): EtatQualification =>
  statut === undefined || statut === 'abandonnee' ? 'manquante' : statut;

/** By which way it is sought. */
export const VOIES_QUALIFICATION = ['vae', 'formation'] as const;
export type VoieQualification = (typeof VOIES_QUALIFICATION)[number];

/** The words of each way. */
export const LIBELLE_VOIE_QUALIFICATION: Record<VoieQualification, string> = {
  vae: 'par la VAE (validation des acquis de l’expérience)',
  formation: 'en formation',
};

/** Which structures a reference concerns. */
export const PORTEES_QUALIFICATION = ['centre_social', 'evs', 'toutes'] as const;

/** The words of each. */
export const LIBELLE_PORTEE_QUALIFICATION: Record<(typeof PORTEES_QUALIFICATION)[number], string> = {
  centre_social: 'Dans les centres sociaux',
  evs: 'Dans les espaces de vie sociale',
  toutes: 'Dans toutes les structures',
};

/** What a fonction will ask for, from a day to come. */
export interface SaisieDeReference {
  attendu: string;
  source: string;
  portee: (typeof PORTEES_QUALIFICATION)[number];
  depuis: Jour;
}

/** `responsable` commits the structure; `elle` holds the fonction. Nobody else sees any of it, a partenaire least of all. */
export const RELATIONS_QUALIFICATION = ['elle', 'responsable', 'coordination'] as const;
export type RelationQualification = (typeof RELATIONS_QUALIFICATION)[number];

const QUI_SUIT = ['responsable', 'coordination'] as const satisfies readonly RelationQualification[];

/** See `STATUTS_QUALIFICATION`. */
export const cycleQualification = definirCycle({
  objet: 'qualification',
  statuts: STATUTS_QUALIFICATION,
  relations: RELATIONS_QUALIFICATION,
  transitions: {
    commencer: { de: [], vers: 'en_cours', par: QUI_SUIT, libelle: 'C’est en cours', fait: 'Commencée' },
    noter: { de: [], vers: 'detenue', par: QUI_SUIT, libelle: 'Elle est détenue', fait: 'Notée' },
    obtenir: { de: ['en_cours'], vers: 'detenue', par: QUI_SUIT, libelle: 'Elle est obtenue', fait: 'Obtenue' },
    abandonner: { de: ['en_cours'], vers: 'abandonnee', par: QUI_SUIT, libelle: 'C’est abandonné', fait: 'Abandonnée' },
    reprendre: { de: ['abandonnee'], vers: 'en_cours', par: QUI_SUIT, libelle: 'C’est repris', fait: 'Reprise' },
    corriger: {
      de: ['detenue'],
      vers: 'en_cours',
      par: QUI_SUIT,
      libelle: 'Ce n’est pas encore obtenu',
      fait: 'Corrigée',
      motif: 'obligatoire',
    },
  },
});
export type TransitionQualification = keyof typeof cycleQualification.transitions;

/** Who reads, and who notes. */
export const DROITS_QUALIFICATION = {
  voir: ['elle', 'responsable', 'coordination'],
  suivre: QUI_SUIT,
  /** The reference data of the whole network. */
  tenirLesReferences: ['coordination'],
} as const satisfies Droits<string, RelationQualification>;

interface Lectrice {
  personneId: number | null;
  roles: readonly string[];
  responsableDe: readonly number[];
}

/** Who someone is to what is followed of a person in a structure. */
export function relationsALaQualification(
  { personneId, structureId }: { personneId: number; structureId: number },
  acteur: Lectrice,
): RelationQualification[] {
  const coordonne = acteur.roles.includes('coordination');
  if (!coordonne && acteur.roles.includes('partenaire')) return [];
  const relations: RelationQualification[] = [];
  if (acteur.personneId === personneId) relations.push('elle');
  if (acteur.responsableDe.includes(structureId)) relations.push('responsable');
  if (coordonne) relations.push('coordination');
  return relations;
}

/** How the page of what is followed is called, for whoever reads it: it is of the network, of her team, or of herself. */
export const titreDesQualifications = ({ roles, responsableDe }: Pick<Lectrice, 'roles' | 'responsableDe'>): string =>
  roles.includes('coordination')
    ? 'Les qualifications dans le réseau'
    : responsableDe.length > 0
      ? 'Les qualifications de mon équipe'
      : 'Ce que demande ma fonction';

/** Who someone is to the reference data, which belong to the whole network. */
export const relationsAuxReferences = ({ roles }: Pick<Lectrice, 'roles'>): RelationQualification[] =>
  roles.includes('coordination') ? ['coordination'] : [];

/** The references in force on a day for a fonction: of each one, the last before that day. */
export function attenduesAuJour<A extends { code: string; fonction: Fonction; depuis: Jour }>(
  references: readonly A[],
  fonction: Fonction,
  jour: Jour,
): A[] {
  const enVigueur = new Map<string, A>();
  for (const une of references) {
    if (une.fonction !== fonction || une.depuis > jour) continue;
    const deja = enVigueur.get(une.code);
    if (!deja || deja.depuis < une.depuis) enVigueur.set(une.code, une);
  }
  return [...enVigueur.values()];
}

/** What whoever follows it answers to « où en est-elle ? ». */
export const OU_EN_EST_ELLE = ['detenue', 'vae', 'formation', 'manquante'] as const;
export type OuEnEstElle = (typeof OU_EN_EST_ELLE)[number];

/** The words of each answer. */
export const LIBELLE_OU_EN_EST_ELLE: Record<OuEnEstElle, string> = {
  detenue: 'Elle est détenue',
  vae: 'En cours, par la VAE',
  formation: 'En cours, en formation',
  manquante: 'Elle manque',
};

/** How many characters one writes: of a diploma, of a reason, of what is expected, of where it comes from. */
export const INTITULE_MAX = 160;
export const MOTIF_MAX = 300;
export const ATTENDU_MAX = 400;
export const SOURCE_MAX = 300;

/** The words for the fields that the journal keeps. */
export const CHAMPS_DE_LA_QUALIFICATION: Readonly<Record<string, string>> = { statut: 'État', motif: 'Motif' };
export const CHAMPS_DE_LA_REFERENCE: Readonly<Record<string, string>> = {
  ...{ attendu: 'Ce qui est demandé', source: 'Source', portee: 'Où', depuis: 'À partir du' },
};
