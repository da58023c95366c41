import { definirCycle, possibles } from '#app/commun/cycle.ts';
import type { Droits } from '#app/commun/droits.ts';

/**
 * Someone's place in a formation.
 * 1. She registers, or someone of her structure does for her; where it is asked, her responsable says yes first.
 * 2. She has a place when one is free for her, otherwise she waits; a group waits and comes together.
 * 3. A place that is given back is offered to whom it is due (attribuer.ts), and held for her 48 hours, less near the day.
 * 4. She takes it, leaves it, or lets it pass to the next: she then stays on the list, and may still take a place nobody wants.
 * 5. Until it begins she may withdraw, or leave her place to a colleague.
 */
export const STATUTS_INSCRIPTION = ['demandee', 'validee', 'en_liste', 'proposee', 'refusee', 'retiree'] as const;
export type StatutInscription = (typeof STATUTS_INSCRIPTION)[number];

/** Those that hold a place. */
export const STATUTS_PLACES = ['validee', 'proposee'] as const satisfies readonly StatutInscription[];
/** Those who come: convoked, noted present, certified. */
export const STATUTS_QUI_VIENNENT = ['validee'] as const satisfies readonly StatutInscription[];
/** Whether she comes: her place is hers. */
export const vient = (statut: StatutInscription): boolean => STATUTS_QUI_VIENNENT.some((un) => un === statut);
/** Those who wait for a place. */
export const STATUTS_EN_LISTE = ['en_liste'] as const satisfies readonly StatutInscription[];
/** Whether she waits for a place. */
export const attend = (statut: StatutInscription): boolean => STATUTS_EN_LISTE.some((un) => un === statut);
/** Those for whom a place is held until they answer. */
export const STATUTS_OFFERTS = ['proposee'] as const satisfies readonly StatutInscription[];
/** Those for whom their structure’s yes is awaited. */
export const STATUTS_A_ACCORDER = ['demandee'] as const satisfies readonly StatutInscription[];
/** Those of which nothing will come any more. */
export const STATUTS_FINIS = ['refusee', 'retiree'] as const satisfies readonly StatutInscription[];
/** Whether a status holds a place: what stands in it has a row of `places_formation`, and nothing else has. */
export const tientUnePlace = (statut: StatutInscription): boolean => STATUTS_PLACES.some((un) => un === statut);
/** Those of which something may still come. */
export const STATUTS_VIVANTS = ['demandee', 'validee', 'en_liste', 'proposee'] as const satisfies readonly StatutInscription[];

/** A status as it is read beside a name: it says where the inscription stands, and takes no gender from the person. */
export const LIBELLE_STATUT_INSCRIPTION: Record<StatutInscription, string> = {
  demandee: 'Accord attendu',
  validee: 'Inscription retenue',
  en_liste: 'En liste d’attente',
  proposee: 'Place proposée',
  refusee: 'Inscription refusée',
  retiree: 'Inscription retirée',
};

/**
 * Relations to an inscription. `elle`: the person. `inscriptrice`: who registered her. `responsable`: commits her structure.
 * Nobody holds `depart` (she leaves her structure, or it leaves the network) nor `formation` (it is called off, or has begun).
 */
export const RELATIONS_INSCRIPTION = [
  'elle',
  'inscriptrice',
  'responsable',
  'organisatrice',
  'coordination',
  'temps',
  'depart',
  'formation',
] as const;
export type RelationInscription = (typeof RELATIONS_INSCRIPTION)[number];

/** `place`: as many places as the group has people. */
export const GARDES_INSCRIPTION = ['place', 'delai_passe', 'pas_commencee'] as const;
export type GardeInscription = (typeof GARDES_INSCRIPTION)[number];

const SON_COTE = ['elle', 'inscriptrice', 'responsable'] as const satisfies readonly RelationInscription[];
const QUI_TIENT = ['organisatrice', 'coordination'] as const satisfies readonly RelationInscription[];

/** The lifecycle of an inscription, whose transitions the verbes of this room do. */
export const cycleInscription = definirCycle({
  objet: 'inscription',
  statuts: STATUTS_INSCRIPTION,
  relations: RELATIONS_INSCRIPTION,
  gardes: GARDES_INSCRIPTION,
  transitions: {
    demander: {
      de: [],
      vers: 'demandee',
      par: [...SON_COTE, ...QUI_TIENT],
      libelle: 'Demander une place',
      fait: 'Demande faite',
    },
    inscrire: {
      de: [],
      vers: 'validee',
      par: [...SON_COTE, ...QUI_TIENT],
      gardes: ['place'],
      libelle: 'S’inscrire',
      fait: 'Inscription faite',
    },
    attendre: {
      de: [],
      vers: 'en_liste',
      par: [...SON_COTE, ...QUI_TIENT],
      libelle: 'S’inscrire sur la liste d’attente',
      fait: 'Mise en liste d’attente',
    },
    valider: {
      de: ['demandee'],
      vers: 'validee',
      par: ['responsable', ...QUI_TIENT],
      gardes: ['place', 'pas_commencee'],
      libelle: 'Donner son accord',
      fait: 'Accord donné, place retenue',
    },
    mettre_en_liste: {
      de: ['demandee'],
      vers: 'en_liste',
      par: ['responsable', ...QUI_TIENT],
      gardes: ['pas_commencee'],
      libelle: 'Donner son accord',
      fait: 'Accord donné, sur la liste d’attente',
    },
    refuser: {
      de: ['demandee'],
      vers: 'refusee',
      par: ['responsable', ...QUI_TIENT],
      libelle: 'Refuser',
      fait: 'Inscription refusée',
      motif: 'obligatoire',
    },
    proposer: {
      de: ['en_liste'],
      vers: 'proposee',
      par: ['temps'],
      gardes: ['place'],
      libelle: 'Proposer une place',
      fait: 'Place proposée',
    },
    accepter: {
      de: ['proposee'],
      vers: 'validee',
      par: [...SON_COTE, ...QUI_TIENT],
      gardes: ['pas_commencee'],
      libelle: 'Prendre la place',
      fait: 'Place prise',
    },
    prendre: {
      de: ['en_liste'],
      vers: 'validee',
      par: [...SON_COTE, ...QUI_TIENT],
      gardes: ['place', 'pas_commencee'],
      libelle: 'Prendre une place libre',
      fait: 'Place prise',
    },
    laisser_passer: {
      de: ['proposee'],
      vers: 'en_liste',
      par: ['temps'],
      gardes: ['delai_passe'],
      libelle: 'Laisser passer',
      fait: 'Place non prise à temps',
    },
    decliner: {
      de: ['proposee'],
      vers: 'retiree',
      par: [...SON_COTE, ...QUI_TIENT],
      gardes: ['pas_commencee'],
      libelle: 'Laisser la place',
      fait: 'Place laissée',
    },
    retirer: {
      de: STATUTS_VIVANTS,
      vers: 'retiree',
      par: [...SON_COTE, ...QUI_TIENT],
      gardes: ['pas_commencee'],
      libelle: 'Se retirer',
      fait: 'Inscription retirée',
      motif: 'facultatif',
    },
    remplacer: {
      de: STATUTS_VIVANTS,
      vers: 'retiree',
      par: [...SON_COTE, ...QUI_TIENT],
      gardes: ['pas_commencee'],
      libelle: 'Laisser sa place à une personne de l’équipe',
      fait: 'Place laissée à une personne de l’équipe',
    },
    retirer_pour_depart: {
      de: STATUTS_VIVANTS,
      vers: 'retiree',
      par: ['depart'],
      libelle: 'Retirer avec un départ',
      fait: 'Inscription retirée avec un départ',
    },
    retirer_avec_la_formation: {
      de: STATUTS_VIVANTS,
      vers: 'retiree',
      par: ['formation'],
      libelle: 'Retirer avec la formation',
      fait: 'Inscription retirée avec la formation',
    },
    clore_la_liste: {
      de: ['demandee', 'en_liste', 'proposee'],
      vers: 'retiree',
      par: ['temps'],
      gardes: ['delai_passe'],
      libelle: 'Clore la liste',
      fait: 'Liste close au début de la formation',
    },
  },
});
export type TransitionInscription = keyof typeof cycleInscription.transitions;

/**
 * What someone does on its page. Those who come together are answered for together: a yes, a no, a place that is taken or left are
 * of the whole group. Withdrawing, or leaving one's place, is of one person: the others stay.
 */
export const ACTES_INSCRIPTION = [
  'valider',
  'refuser',
  'accepter',
  'decliner',
  'prendre',
  'retirer',
  'remplacer',
] as const satisfies readonly TransitionInscription[];
export type ActeInscription = (typeof ACTES_INSCRIPTION)[number];
/** Those by which someone gives the yes that is awaited of her. */
export const ACTES_QUI_REPONDENT = ['valider', 'accepter', 'prendre'] as const satisfies readonly ActeInscription[];
/** With what is said for the organisation alone, which changes no status. */
export const ACTES_DE_PAGE = [...ACTES_INSCRIPTION, 'preciser'] as const;
export type ActeDePage = (typeof ACTES_DE_PAGE)[number];

/** What is read and said of an inscription, by whom. */
export const DROITS_INSCRIPTION = {
  voir: [...SON_COTE, ...QUI_TIENT],
  /** Meals, accessibility: what she said for the organisation alone. */
  voirLeBesoinParticulier: ['elle', 'organisatrice', 'coordination'],
  /** Once she is registered: whoever may not read it would erase it. */
  direLeBesoinParticulier: ['elle'],
  /** Says that two people of the same name in the same structure are two. */
  distinguerLesHomonymes: QUI_TIENT,
} as const satisfies Droits<string, RelationInscription>;

interface Lectrice {
  personneId: number | null;
  roles: readonly string[];
  membreDe: readonly number[];
  responsableDe: readonly number[];
}

/** Who someone is to an inscription. @param tient whether she holds its formation */
export function relationsALInscription(
  { personneId, inscritParId, structureId }: { personneId: number; inscritParId: number; structureId: number },
  acteur: Lectrice,
  tient: boolean,
): RelationInscription[] {
  if (acteur.personneId === null) return ['temps'];
  const coordonne = acteur.roles.includes('coordination');
  if (!coordonne && acteur.roles.includes('partenaire')) return [];
  const relations: RelationInscription[] = [];
  if (acteur.personneId === personneId) relations.push('elle');
  // She registered a colleague: once she has left their structure, it is no business of hers.
  const inscriptrice = acteur.personneId === inscritParId && acteur.personneId !== personneId;
  if (inscriptrice && acteur.membreDe.includes(structureId)) relations.push('inscriptrice');
  if (acteur.responsableDe.includes(structureId)) relations.push('responsable');
  if (tient) relations.push('organisatrice');
  if (coordonne) relations.push('coordination');
  return relations;
}

/** The acts that are open to someone now, guards that do not hold left out. */
export const actesDInscription = (
  statut: StatutInscription,
  relations: readonly RelationInscription[],
  gardes: Partial<Record<GardeInscription, string | true>>,
): ActeInscription[] =>
  possibles(cycleInscription, statut, relations).filter(
    (nom): nom is ActeInscription =>
      ACTES_INSCRIPTION.some((un) => un === nom) &&
      // One says yes whether there is a place or not: without one, she waits.
      (nom === 'valider' || (cycleInscription.transitions[nom].gardes ?? []).every((garde) => gardes[garde] === true)),
  );

/** The words for the fields that the journal keeps. */
export const CHAMPS_DE_L_INSCRIPTION: Readonly<Record<string, string>> = {
  formationId: 'Formation',
  personneId: 'Personne',
  structureId: 'Structure',
  motif: 'Motif',
  place: 'Place',
};
