import { and, eq, ne } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { LIBELLE_ROLE, type Organisme, peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil, libelleJour } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { enFonction, getActeur } from '#app/reseau/acteurs.server.ts';
import { creerInvitation, fermerJetons, JOURS_DE_L_INVITATION } from '#app/reseau/comptes/comptes.server.ts';
import { comptes } from '#app/reseau/comptes/tables.ts';
import { DROITS_RESEAU, ROLES_SEPARES, type RoleReseau, relationsReseau } from '#app/reseau/droits-reseau.ts';
import { NOM_RESEAU } from '#app/reseau/reglages.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { lettreInvitationAuRole, lettreRole } from './lettres-personnes.server.ts';
import { changerOrganisme } from './organisme-de-partenaire.server.ts';
import { exigerHorsEquipe, trouverOuCreerPersonne } from './personnes.server.ts';
import { nomComplet } from './personnes.ts';
import { fonctions, personnes, rolesReseau } from './tables.ts';

/** @throws ErreurMetier INTROUVABLE for all but the coordination: the page does not exist for them */
export function exigerCoordination(ctx: ContextePersonne): void {
  if (!peut(DROITS_RESEAU, 'tenir_roles', relationsReseau(ctx.acteur))) throw introuvable();
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
