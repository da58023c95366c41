import type { Acteur } from '#app/commun/contexte.ts';
import type { Droits, ROLES_RESEAU } from '#app/commun/droits.ts';

/** Relations of a person to a structure. `reseau` belongs to one of the network's; `partenaire` to none, and `caf` is one of them. */
export const RELATIONS_STRUCTURE = ['responsable', 'equipe', 'coordination', 'reseau', 'partenaire', 'caf'] as const;
export type RelationStructure = (typeof RELATIONS_STRUCTURE)[number];

const TOUS = RELATIONS_STRUCTURE;

export const DROITS_STRUCTURE = {
  voir: TOUS,
  modifier: ['responsable', 'coordination'],
  // Who reads what changed may put it back.
  lire_historique: ['responsable', 'coordination'],
  confirmer: ['responsable', 'coordination'],
  inviter: ['responsable', 'coordination'],
  corriger_equipe: ['responsable', 'coordination'],
  noter_depart: ['responsable', 'coordination'],
  laisser_sans_responsable: ['coordination'],
  tenir_signataires: ['responsable', 'coordination'],
  voir_signataires: ['responsable', 'equipe', 'coordination'],
  // For whoever may come and work there some days; a partenaire does not.
  lire_consignes: ['responsable', 'equipe', 'coordination', 'reseau'],
  // Who works at one end of the road.
  corriger_distance: ['responsable', 'equipe', 'coordination'],
} as const satisfies Droits<string, RelationStructure>;

/** What is of the whole network. */
export const DROITS_RESEAU = {
  voir_annuaire: TOUS,
  importer: ['coordination'],
  creer_structure: ['coordination'],
  tenir_qpv: ['coordination'],
  noter_depart_structure: ['coordination'],
  tenir_roles: ['coordination'],
  /** Kinds of agréments, and what the circulars say of them. */
  tenir_references: ['coordination'],
  /** Which agréments end, in the whole network. */
  suivre_agrements: ['coordination', 'caf'],
  // Someone else's: her own is turned off by its owner, or lifted by another.
  lever_deux_temps: ['coordination'],
  fusionner_personnes: ['coordination'],
  // Who left everything is not in the directory any more; the coordination still finds her.
  voir_les_parties: ['coordination'],
} as const satisfies Droits<string, RelationStructure>;

/** Agréments of a structure: the Caf decides them. */
export const DROITS_AGREMENT = {
  voir: TOUS,
  tenir: ['responsable', 'coordination', 'caf'],
} as const satisfies Droits<string, RelationStructure>;

export type RoleReseau = (typeof ROLES_RESEAU)[number];

/** Roles that nobody holds together. */
export const ROLES_SEPARES: Readonly<Record<RoleReseau, readonly RoleReseau[]>> = {
  coordination: ['partenaire'],
  partenaire: ['coordination', 'cellule'],
  cellule: ['partenaire'],
};

/** Relations of a person to someone of a team: `elle_meme` comes with those to the structure. */
export type RelationPersonne = RelationStructure | 'elle_meme';

/** `_montre`: she agreed to show it. A partenaire reads the structure's telephone, never a person's. */
export const DROITS_COORDONNEES = {
  voir_courriel: ['elle_meme', 'responsable', 'coordination'],
  voir_courriel_montre: ['elle_meme', ...TOUS],
  voir_telephone: ['elle_meme'],
  voir_telephone_montre: ['elle_meme', 'responsable', 'equipe', 'coordination', 'reseau'],
} as const satisfies Droits<string, RelationPersonne>;

/**
 * How whoever corrects someone of a team stands to her name and her address. A responsable answers alone for her when
 * she has no account, no role, and never worked elsewhere; her account may be of this structure alone, seen by her or not
 * yet; or more than this structure is behind it, and then being of a team opens nothing.
 */
export const RELATIONS_IDENTITE = [
  'coordination',
  'seule_a_repondre',
  'compte_jamais_vu',
  'compte_d_ici',
  'parmi_d_autres',
] as const;
export type RelationIdentite = (typeof RELATIONS_IDENTITE)[number];

/** Whoever holds an address opens the account: its owner changes it herself, in « Mon compte ». */
export const DROITS_IDENTITE = {
  corriger_nom: ['coordination', 'seule_a_repondre', 'compte_jamais_vu', 'compte_d_ici'],
  corriger_adresse: ['coordination', 'seule_a_repondre', 'compte_jamais_vu'],
} as const satisfies Droits<string, RelationIdentite>;

/** The relations of someone to the network; who belongs to no structure knows what a partenaire knows. */
export function relationsReseau(acteur: Acteur): RelationStructure[] {
  const relations: RelationStructure[] = [];
  if (acteur.roles.includes('coordination')) relations.push('coordination');
  const partenaire = acteur.roles.includes('partenaire') || acteur.membreDe.length === 0;
  if (!partenaire) relations.push('reseau');
  else if (relations.length === 0) relations.push('partenaire');
  if (acteur.organisme === 'caf') relations.push('caf');
  return relations;
}

/** The relations of someone to a structure. */
export function relationsStructure(acteur: Acteur, structureId: number): RelationStructure[] {
  const relations = relationsReseau(acteur);
  // Whatever fonctions were noted: a partenaire is of no team.
  if (acteur.roles.includes('partenaire')) return relations;
  if (acteur.responsableDe.includes(structureId)) relations.push('responsable');
  if (acteur.membreDe.includes(structureId)) relations.push('equipe');
  return relations;
}

/** The relations of someone to a person who works in these structures today. */
export function relationsPersonne(acteur: Acteur, personne: { id: number; structureIds: readonly number[] }): RelationPersonne[] {
  const relations = new Set<RelationPersonne>(relationsReseau(acteur));
  for (const structureId of personne.structureIds) {
    for (const relation of relationsStructure(acteur, structureId)) relations.add(relation);
  }
  if (personne.id === acteur.personneId) relations.add('elle_meme');
  return [...relations];
}
