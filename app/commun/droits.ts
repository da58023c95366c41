import { interdit, introuvable } from './erreurs.ts';

/** Network-wide roles a person may hold; `responsable` and `equipe` follow from her fonctions. */
export const ROLES = ['coordination', 'responsable', 'equipe', 'partenaire', 'cellule'] as const;
export type Role = (typeof ROLES)[number];

/** The roles that are given by hand; an import never gives one. */
export const ROLES_RESEAU = ['coordination', 'partenaire', 'cellule'] as const satisfies readonly Role[];

export const LIBELLE_ROLE: Record<Role, string> = {
  coordination: 'Coordination du réseau',
  responsable: 'Responsable de structure',
  equipe: 'Équipe',
  partenaire: 'Partenaire',
  cellule: 'Membre de la cellule',
};

/** Whom a partenaire works for. */
export const ORGANISMES = ['caf', 'msa', 'departement', 'etat', 'autre'] as const;
export type Organisme = (typeof ORGANISMES)[number];

export const LIBELLE_ORGANISME: Record<Organisme, string> = {
  caf: 'Caf',
  msa: 'MSA',
  departement: 'Département',
  etat: 'État',
  autre: 'Autre partenaire',
};

/** « Partenaire, Caf » : a role, and whom a partenaire works for. */
export const libelleDuRole = (role: Role, organisme?: Organisme | null): string =>
  role === 'partenaire' && organisme ? `${LIBELLE_ROLE[role]}, ${LIBELLE_ORGANISME[organisme]}` : LIBELLE_ROLE[role];

/** Rights of a domain as data: for each act, the relations to the object that allow it. */
export type Droits<A extends string, R extends string> = Readonly<Record<A, readonly R[]>>;

/** Whether one of these relations allows the act. */
export function peut<A extends string, R extends string>(droits: Droits<A, R>, acte: A, relations: readonly R[]): boolean {
  return droits[acte].some((relation) => relations.includes(relation));
}

/** @throws ErreurMetier INTERDIT when no relation allows the act. */
export function exigerDroit<A extends string, R extends string>(droits: Droits<A, R>, acte: A, relations: readonly R[]): void {
  if (!peut(droits, acte, relations)) throw interdit();
}

/** What exists for some roles only: for others it is not found. @throws ErreurMetier INTROUVABLE */
export function exigerRole({ acteur }: { acteur: { roles: readonly Role[] } }, ...roles: Role[]): void {
  if (!roles.some((role) => acteur.roles.includes(role))) throw introuvable();
}
