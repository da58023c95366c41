import { asc, eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { type Organisme, ROLES_RESEAU } from '#app/commun/droits.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { comptes } from '#app/reseau/comptes/tables.ts';
import type { RoleReseau } from '#app/reseau/droits-reseau.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { nomComplet } from './personnes.ts';
import { exigerCoordination } from './roles.server.ts';
import { fonctions, personnes, rolesReseau } from './tables.ts';

export interface RoleTenu {
  personneId: number;
  nom: string;
  courriel: string | null;
  /** Where she works today. */
  structures: string[];
  role: RoleReseau;
  /** Whom a partenaire works for. */
  organisme: Organisme | null;
  depuis: string;
  entree: boolean;
}

const PAR_PAGE = 50;

/** Who holds a role of the network, the coordination first. */
export function listRoles(ctx: ContextePersonne): RoleTenu[] {
  exigerCoordination(ctx);
  const ou = new Map<number, Set<string>>();
  const lieux = ctx.db
    .selectDistinct({ personneId: fonctions.personneId, nom: structures.nom })
    .from(fonctions)
    .innerJoin(rolesReseau, eq(rolesReseau.personneId, fonctions.personneId))
    .innerJoin(structures, eq(structures.id, fonctions.structureId))
    .where(enFonction(jourCivil(ctx.maintenant, ctx.fuseau)))
    .orderBy(asc(structures.nomPlie))
    .all();
  for (const { personneId, nom } of lieux) ou.set(personneId, (ou.get(personneId) ?? new Set()).add(nom));
  return ctx.db
    .select({
      personne: personnes,
      role: rolesReseau.role,
      organisme: rolesReseau.organisme,
      donneLe: rolesReseau.donneLe,
      compte: comptes.id,
    })
    .from(rolesReseau)
    .innerJoin(personnes, eq(personnes.id, rolesReseau.personneId))
    .leftJoin(comptes, eq(comptes.id, personnes.id))
    .orderBy(asc(personnes.nom), asc(personnes.prenom), asc(personnes.id))
    .all()
    .map(({ personne, role, organisme, donneLe, compte }) => ({
      ...{ personneId: personne.id, nom: nomComplet(personne), courriel: personne.courriel, role, organisme },
      structures: [...(ou.get(personne.id) ?? [])],
      depuis: libelleJourCourt(jourCivil(donneLe, ctx.fuseau)),
      entree: compte !== null,
    }))
    .sort((a, b) => ROLES_RESEAU.indexOf(a.role) - ROLES_RESEAU.indexOf(b.role));
}

/**
 * The page of the roles, fifty a page.
 * @param retirer « 12-cellule »: whose role one is about to take away; anything else asks nothing
 */
export function getPageDesRoles(ctx: ContextePersonne, demande: { page: number; retirer: string | null }) {
  const tous = listRoles(ctx);
  const pages = Math.max(1, Math.ceil(tous.length / PAR_PAGE));
  const page = Math.min(Math.max(1, demande.page), pages);
  const vise = tous.find(({ personneId, role }) => `${personneId}-${role}` === demande.retirer);
  const deLaCellule = tous.some(({ personneId, role }) => role === 'cellule' && personneId === vise?.personneId);
  // The place in the cell hangs on a team or on the coordination.
  const fermeLaCellule =
    vise?.role === 'cellule' || (vise?.role === 'coordination' && vise.structures.length === 0 && deLaCellule);
  return {
    roles: tous.slice((page - 1) * PAR_PAGE, page * PAR_PAGE),
    ...{ page, pages },
    aRetirer: vise ? { ...vise, soi: vise.personneId === ctx.acteur.personneId, fermeLaCellule } : null,
  };
}
