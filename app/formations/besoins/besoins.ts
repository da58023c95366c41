import { definirCycle, possibles } from '#app/commun/cycle.ts';
import type { Droits } from '#app/commun/droits.ts';

/**
 * What a team wants to learn, said in one line.
 * 1. Someone of a structure says it, with words of the vocabulary or her own; it is counted by theme and by structure.
 * 2. A formation is opened from it: whoever asked is told, and invited to register.
 * 3. It took place: the need is answered. It was called off: the need stands again.
 */
export const STATUTS_BESOIN = ['ouvert', 'repris', 'satisfait', 'retire'] as const;
export type StatutBesoin = (typeof STATUTS_BESOIN)[number];

/** Those that still stand: nothing has answered them yet. */
export const STATUTS_BESOIN_VIVANTS = ['ouvert', 'repris'] as const satisfies readonly StatutBesoin[];

/** It still stands. */
export const estVivant = (statut: StatutBesoin): boolean => STATUTS_BESOIN_VIVANTS.some((un) => un === statut);

/** Where a need stands, for whoever asked. */
export const LIBELLE_STATUT_BESOIN: Record<StatutBesoin, string> = {
  ouvert: 'Aucune formation prévue',
  repris: 'Une formation y répond',
  satisfait: 'Répondu',
  retire: 'Retiré',
};

/** Whom it is for. */
export const PUBLICS_BESOIN = ['equipe', 'benevoles', 'administration'] as const;
export type PublicBesoin = (typeof PUBLICS_BESOIN)[number];

/** Whom it is for, in words. */
export const LIBELLE_PUBLIC_BESOIN: Record<PublicBesoin, string> = {
  equipe: 'Pour l’équipe salariée',
  benevoles: 'Pour des bénévoles',
  administration: 'Pour le conseil d’administration',
};

/** `autrice`: who said it. `collegue`: of the same structure. `responsable`: commits it. Nobody holds `formation`. */
export const RELATIONS_BESOIN = ['autrice', 'collegue', 'responsable', 'coordination', 'lectrice', 'formation'] as const;
export type RelationBesoin = (typeof RELATIONS_BESOIN)[number];

const SON_COTE = ['autrice', 'responsable', 'coordination'] as const satisfies readonly RelationBesoin[];

/** See `STATUTS_BESOIN`. */
export const cycleBesoin = definirCycle({
  objet: 'besoin_formation',
  statuts: STATUTS_BESOIN,
  relations: RELATIONS_BESOIN,
  transitions: {
    dire: { de: [], vers: 'ouvert', par: ['collegue', 'responsable', 'coordination'], libelle: 'Dire un besoin', fait: 'Dit' },
    reprendre: { de: ['ouvert'], vers: 'repris', par: ['formation'], libelle: 'Ouvrir une formation', fait: 'Repris' },
    relacher: { de: ['repris'], vers: 'ouvert', par: ['formation'], libelle: 'Rendre à la liste', fait: 'Rendu à la liste' },
    satisfaire: { de: ['repris'], vers: 'satisfait', par: ['formation'], libelle: 'Y répondre', fait: 'Répondu' },
    retirer: { de: STATUTS_BESOIN_VIVANTS, vers: 'retire', par: SON_COTE, libelle: 'Retirer ce besoin', fait: 'Retiré' },
    retirer_pour_depart: {
      de: STATUTS_BESOIN_VIVANTS,
      vers: 'retire',
      par: ['formation'],
      libelle: 'Retirer avec un départ',
      fait: 'Retiré avec un départ',
    },
  },
});
export type TransitionBesoin = keyof typeof cycleBesoin.transitions;

/** What is read of a need. */
export const DROITS_BESOIN = {
  /** What is wanted, by theme and by structure; a partenaire finds none of it. */
  voir: ['autrice', 'collegue', 'responsable', 'coordination', 'lectrice'],
  /** Who said it, by name. */
  voirQui: ['autrice', 'collegue', 'responsable', 'coordination'],
  /** Says under which word it is counted, as long as it stands. */
  ranger: SON_COTE,
} as const satisfies Droits<string, RelationBesoin>;

interface Lectrice {
  personneId: number | null;
  roles: readonly string[];
  membreDe: readonly number[];
  responsableDe: readonly number[];
}

/** Who someone is to a need; to a partenaire there is none. */
export function relationsAuBesoin(
  { structureId, autriceId }: { structureId: number; autriceId: number },
  acteur: Lectrice,
): RelationBesoin[] {
  const coordonne = acteur.roles.includes('coordination');
  if (!coordonne && acteur.roles.includes('partenaire')) return [];
  const relations: RelationBesoin[] = ['lectrice'];
  if (acteur.membreDe.includes(structureId)) relations.push('collegue');
  if (acteur.personneId === autriceId) relations.push('autrice');
  if (acteur.responsableDe.includes(structureId)) relations.push('responsable');
  if (coordonne) relations.push('coordination');
  return relations;
}

/** Whether someone may take it back, as it stands. */
export const peutRetirerLeBesoin = (statut: StatutBesoin, relations: readonly RelationBesoin[]): boolean =>
  possibles(cycleBesoin, statut, relations).includes('retirer');

/** The longest need, in characters: one line. */
export const MAX_BESOIN = 140;

/** The words for the fields that the journal keeps. */
export const CHAMPS_DU_BESOIN: Readonly<Record<string, string>> = {
  texte: 'Besoin',
  public: 'Pour qui',
  structureId: 'Structure',
  formationId: 'Formation',
  competences: 'Compétences',
};
