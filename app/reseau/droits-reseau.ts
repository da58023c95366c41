import type { Acteur } from '#app/commun/contexte.ts';
import type { Droits, ROLES_RESEAU } from '#app/commun/droits.ts';

/** Relations of a person to a structure. `reseau` belongs to one of the network's; `partenaire` to none. */
export const RELATIONS_STRUCTURE = ['responsable', 'equipe', 'coordination', 'reseau', 'partenaire'] as const;
export type RelationStructure = (typeof RELATIONS_STRUCTURE)[number];

const TOUS = RELATIONS_STRUCTURE;

export const DROITS_STRUCTURE = {
  voir: TOUS,
  modifier: ['responsable', 'coordination'],
  inviter: ['responsable', 'coordination'],
  corriger_equipe: ['responsable', 'coordination'],
  // Whoever holds an address opens the account: more than this structure is behind this one.
  changer_adresse_engagee: ['coordination'],
  noter_depart: ['responsable', 'coordination'],
  laisser_sans_responsable: ['coordination'],
} as const satisfies Droits<string, RelationStructure>;

/** What is of the whole network. */
export const DROITS_RESEAU = {
  voir_annuaire: TOUS,
  importer: ['coordination'],
  tenir_roles: ['coordination'],
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

/** The relations of someone to the network; who belongs to no structure knows what a partenaire knows. */
export function relationsReseau(acteur: Acteur): RelationStructure[] {
  const relations: RelationStructure[] = [];
  if (acteur.roles.includes('coordination')) relations.push('coordination');
  const partenaire = acteur.roles.includes('partenaire') || acteur.membreDe.length === 0;
  if (!partenaire) relations.push('reseau');
  else if (relations.length === 0) relations.push('partenaire');
  return relations;
}

/** The relations of someone to a structure. */
export function relationsStructure(acteur: Acteur, structureId: number): RelationStructure[] {
  const relations = relationsReseau(acteur);
  if (acteur.responsableDe.includes(structureId)) relations.push('responsable');
  if (acteur.membreDe.includes(structureId)) relations.push('equipe');
  return relations;
}
