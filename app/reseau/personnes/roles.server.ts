import { and, asc, eq, ne } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { LIBELLE_ROLE, type Organisme, peut, ROLES_RESEAU } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil, libelleJour, libelleJourCourt } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { enFonction, getActeur } from '#app/reseau/acteurs.server.ts';
import { creerInvitation, fermerJetons, JOURS_DE_L_INVITATION } from '#app/reseau/comptes/comptes.server.ts';
import { DROITS_RESEAU, ROLES_SEPARES, type RoleReseau, relationsReseau } from '#app/reseau/droits-reseau.ts';
import { NOM_RESEAU } from '#app/reseau/reglages.ts';
import { comptes, fonctions, personnes, rolesReseau, structures } from '#app/reseau/tables.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { lettreInvitationAuRole, lettreRole } from './lettres-personnes.server.ts';
import { changerOrganisme } from './organisme-de-partenaire.server.ts';
import { exigerHorsEquipe, trouverOuCreerPersonne } from './personnes.server.ts';
import { nomComplet } from './personnes.ts';

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

/** @throws ErreurMetier INTROUVABLE for all but the coordination: the page does not exist for them */
function exigerCoordination(ctx: ContextePersonne): void {
  if (!peut(DROITS_RESEAU, 'tenir_roles', relationsReseau(ctx.acteur))) throw introuvable();
}

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
  return {
    roles: tous.slice((page - 1) * PAR_PAGE, page * PAR_PAGE),
    ...{ page, pages },
    aRetirer: vise ? { ...vise, soi: vise.personneId === ctx.acteur.personneId } : null,
  };
}

const rolesDe = (ctx: Contexte, personneId: number): RoleReseau[] =>
  ctx.db
    .select({ role: rolesReseau.role })
    .from(rolesReseau)
    .where(eq(rolesReseau.personneId, personneId))
    .all()
    .map(({ role }) => role);

export interface SaisieRole {
  courriel: string;
  prenom: string;
  nom: string;
  role: RoleReseau;
  /** Of a partenaire alone. */
  organisme?: Organisme | undefined;
}

export interface RoleDonne {
  nom: string;
  courriel: string;
  /** False when she held it already. */
  donne: boolean;
  /** Whether whom she works for was corrected. */
  change: boolean;
  /** « mercredi 1er avril »: the last day of her invitation; null when she has an account. */
  jusquau: string | null;
}

/**
 * Gives a role of the network to the person of an address, known or new, and tells her by mail.
 * @throws ErreurMetier INTROUVABLE for all but the coordination; IMPOSSIBLE for roles that do not go together,
 *   for a partenaire who belongs to a team, or for the cellule of someone who belongs to none
 */
export function donnerRole(ctx: ContextePersonne, saisie: SaisieRole): RoleDonne {
  return enTransaction(ctx, (ctx) => {
    exigerCoordination(ctx);
    const { role, courriel, prenom, nom: nomDeFamille } = saisie;
    const organisme = role === 'partenaire' ? (saisie.organisme ?? null) : null;
    const { id } = trouverOuCreerPersonne(ctx, { courriel, prenom, nom: nomDeFamille });
    const personne = ctx.db.select().from(personnes).where(eq(personnes.id, id)).get();
    if (!personne) throw introuvable();
    const nom = nomComplet(personne);
    const adresse = personne.courriel ?? courriel;
    const avant = rolesDe(ctx, id);
    if (avant.includes(role)) {
      const change = organisme !== null && changerOrganisme(ctx, { id, nom, organisme });
      return { nom, courriel: adresse, donne: false, change, jusquau: null };
    }
    exigerCompatible(ctx, { id, nom, role, avant });
    ctx.db.insert(rolesReseau).values({ personneId: id, role, donneLe: ctx.maintenant, organisme }).run();
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'personne', objetId: id, acte: 'donner_role' },
      resume: `a donné un rôle à ${nom} : ${LIBELLE_ROLE[role]}`,
      avant: { roles: avant },
      apres: { roles: [...avant, role], ...(organisme ? { organisme } : {}) },
    });
    return {
      nom,
      courriel: adresse,
      donne: true,
      change: false,
      jusquau: prevenir(ctx, { ...personne, courriel: adresse }, role),
    };
  });
}

function exigerCompatible(
  ctx: ContextePersonne,
  { id, nom, role, avant }: { id: number; nom: string; role: RoleReseau; avant: readonly RoleReseau[] },
): void {
  const contraire = avant.find((tenu) => ROLES_SEPARES[role].includes(tenu));
  if (contraire) {
    throw impossible(
      `${nom} tient déjà un autre rôle, « ${LIBELLE_ROLE[contraire]} » : les deux ne vont pas ensemble. Retirez d’abord le premier.`,
      'role',
    );
  }
  if (role === 'partenaire') exigerHorsEquipe(ctx, { id, nom });
  const actrice = getActeur(ctx, id);
  if (role === 'cellule' && !avant.includes('coordination') && (actrice?.membreDe.length ?? 0) === 0) {
    throw impossible(
      'La cellule s’ajoute à une équipe ou à la coordination : invitez d’abord cette personne dans sa structure.',
      'role',
    );
  }
}

/** @returns the last day of the invitation, or null when she has an account: a word is enough */
function prevenir(
  ctx: ContextePersonne,
  personne: { id: number; prenom: string; nom: string; courriel: string },
  role: RoleReseau,
): string | null {
  const faits = {
    ...{ prenom: personne.prenom, par: ctx.acteur.nom, role },
    reseau: lireReglage(ctx.db, NOM_RESEAU),
  };
  const destinataire = { personneId: personne.id, adresse: personne.courriel, nom: nomComplet(personne) };
  const cle = `role-${role}-${personne.id}-${ctx.maintenant.getTime()}`;
  if (ctx.db.select({ id: comptes.id }).from(comptes).where(eq(comptes.id, personne.id)).get()) {
    deposerCourriel(ctx, { cle, destinataire, ...lettreRole({ ...faits, url: `${ctx.adressePublique}/accueil` }) });
    return null;
  }
  const fin = new Date(ctx.maintenant.getTime() + JOURS_DE_L_INVITATION * 86_400_000);
  const jusquau = libelleJour(jourCivil(fin, ctx.fuseau));
  const url = creerInvitation(ctx, personne.id, ctx.acteur.personneId);
  deposerCourriel(ctx, { cle, destinataire, ...lettreInvitationAuRole({ ...faits, url, jusquau }) });
  return jusquau;
}

/**
 * Takes a role away; nothing happens when she does not hold it. Her account stays, her rights follow at once.
 * @returns her name
 * @throws ErreurMetier IMPOSSIBLE when nobody of the coordination could enter any more
 */
export function retirerRole(ctx: ContextePersonne, personneId: number, role: RoleReseau): string {
  return enTransaction(ctx, (ctx) => {
    exigerCoordination(ctx);
    const personne = ctx.db.select().from(personnes).where(eq(personnes.id, personneId)).get();
    if (!personne) throw introuvable();
    const nom = nomComplet(personne);
    const avant = rolesDe(ctx, personneId);
    if (!avant.includes(role)) return nom;
    if (role === 'coordination') exigerRelais(ctx, personneId);
    ctx.db
      .delete(rolesReseau)
      .where(and(eq(rolesReseau.personneId, personneId), eq(rolesReseau.role, role)))
      .run();
    const apres = avant.filter((tenu) => tenu !== role);
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'personne', objetId: personneId, acte: 'retirer_role' },
      resume: `a retiré un rôle à ${nom} : ${LIBELLE_ROLE[role]}`,
      avant: { roles: avant },
      apres: { roles: apres },
    });
    // An invitation that nothing calls for any more opens nothing.
    const membre = ctx.db
      .select({ id: fonctions.id })
      .from(fonctions)
      .where(and(eq(fonctions.personneId, personneId), enFonction(jourCivil(ctx.maintenant, ctx.fuseau))))
      .get();
    if (apres.length === 0 && !membre) fermerJetons(ctx, personneId);
    return nom;
  });
}

/** Someone invited who has not entered yet relays nobody. */
function exigerRelais(ctx: Contexte, personneId: number): void {
  const autre = ctx.db
    .select({ id: comptes.id })
    .from(rolesReseau)
    .innerJoin(comptes, eq(comptes.id, rolesReseau.personneId))
    .where(and(eq(rolesReseau.role, 'coordination'), ne(rolesReseau.personneId, personneId)))
    .get();
  if (!autre) {
    throw impossible(
      'Il ne resterait personne à la coordination qui ait ouvert son compte : donnez d’abord ce rôle à quelqu’un d’autre.',
    );
  }
}
