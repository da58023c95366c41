import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { differences } from '#app/commun/differences.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { deNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { libelleInstant } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { journal } from '#app/commun/tables.ts';
import { fermerJetons } from '#app/reseau/comptes/comptes.server.ts';
import { renouvelerSecretDe } from '#app/reseau/comptes/secret-agenda.server.ts';
import { comptes, sessions } from '#app/reseau/comptes/tables.ts';
import { phraseDeConflit } from '#app/reseau/conflit.server.ts';
import { DROITS_IDENTITE, DROITS_RESEAU, type RelationIdentite, relationsReseau } from '#app/reseau/droits-reseau.ts';
import { COURRIEL_COORDINATION, NOM_RESEAU } from '#app/reseau/reglages.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { fermerLiens } from '#app/services/liens.server.ts';
import { lettreAdresse } from './lettres-personnes.server.ts';
import { nomComplet } from './personnes.ts';
import { fonctions, personnes, rolesReseau } from './tables.ts';

export interface SaisieIdentite {
  prenom: string;
  nom: string;
  courriel?: string | undefined;
  /** The version that the form showed. */
  version?: number | undefined;
}

/** What a correction changed, for the sentence that follows. */
export interface Correction {
  nom: string;
  /** Where mails go from now on; null when the address did not change. */
  nouvelleAdresse: string | null;
  aCompte: boolean;
}

/** How this actor, who keeps the team of a structure, stands to the name and the address of someone of it. */
export function relationsIdentite(ctx: ContextePersonne, personneId: number, structureId: number): RelationIdentite[] {
  if (ctx.acteur.roles.includes('coordination')) return ['coordination'];
  const compte = ctx.db.select().from(comptes).where(eq(comptes.id, personneId)).get();
  if (tientAilleurs(ctx, personneId, structureId)) return ['parmi_d_autres'];
  if (!compte) return ['seule_a_repondre'];
  // Someone known who was added here by her address brought her account with her.
  const arrivee = ctx.db
    .select({ le: journal.le })
    .from(journal)
    .where(and(eq(journal.objet, 'structure'), eq(journal.acte, 'inviter'), surElle(personneId)))
    .orderBy(asc(journal.id))
    .get();
  if (arrivee && compte.creeLe < arrivee.le) return ['parmi_d_autres'];
  return [compte.vuLe === null ? 'compte_jamais_vu' : 'compte_d_ici'];
}

const surElle = (personneId: number) => sql`json_extract(${journal.apres}, '$.personneId') = ${personneId}`;

/** She holds or held a role of the network, or works, worked or will work elsewhere, whoever commits that structure. */
function tientAilleurs(ctx: Contexte, personneId: number, structureId: number): boolean {
  const role = ctx.db.select({ role: rolesReseau.role }).from(rolesReseau).where(eq(rolesReseau.personneId, personneId)).get();
  const ailleurs = ctx.db
    .select({ id: fonctions.id })
    .from(fonctions)
    .where(and(eq(fonctions.personneId, personneId), ne(fonctions.structureId, structureId)))
    .get();
  const ancienRole = ctx.db
    .select({ id: journal.id })
    .from(journal)
    .where(and(eq(journal.objet, 'personne'), eq(journal.objetId, personneId), eq(journal.acte, 'donner_role')))
    .get();
  return [role, ailleurs, ancienRole].some((ligne) => ligne !== undefined);
}

/** What of someone's identity this actor may correct in the name of a structure, and why not the rest. */
export function identiteOuverte(ctx: ContextePersonne, personneId: number, structureId: number) {
  const relations = relationsIdentite(ctx, personneId, structureId);
  const aCompte = ctx.db.select({ id: comptes.id }).from(comptes).where(eq(comptes.id, personneId)).get() !== undefined;
  return {
    nom: peut(DROITS_IDENTITE, 'corriger_nom', relations),
    adresse: peut(DROITS_IDENTITE, 'corriger_adresse', relations),
    raison: pourquoiPas(personneId === ctx.acteur.personneId, aCompte, relations),
  };
}

function pourquoiPas(soi: boolean, aCompte: boolean, relations: readonly RelationIdentite[]): string {
  const nom = peut(DROITS_IDENTITE, 'corriger_nom', relations) ? '' : ' Pour son nom, demandez à la coordination.';
  if (soi)
    return `Vous changez votre adresse dans «\u00a0Mon compte\u00a0».${nom && ' Pour votre nom, demandez à la coordination.'}`;
  if (aCompte) {
    return nom
      ? 'Cette personne a son compte, et le réseau la connaît aussi ailleurs\u00a0: elle change elle-même son adresse. Pour son nom, demandez à la coordination.'
      : 'Cette personne a son compte\u00a0: elle change elle-même son adresse, ou demandez à la coordination.';
  }
  return 'Le réseau connaît aussi cette personne ailleurs\u00a0: son nom et son adresse se changent auprès de la coordination.';
}

/** Someone who holds a role of the network, for the coordination. @throws ErreurMetier INTROUVABLE otherwise */
function getTitulaire(ctx: ContextePersonne, personneId: number) {
  if (!peut(DROITS_RESEAU, 'tenir_roles', relationsReseau(ctx.acteur))) throw introuvable();
  const ligne = ctx.db
    .select({ personne: personnes })
    .from(rolesReseau)
    .innerJoin(personnes, eq(personnes.id, rolesReseau.personneId))
    .where(eq(rolesReseau.personneId, personneId))
    .get();
  if (!ligne) throw introuvable();
  return ligne.personne;
}

/** The page that corrects her. */
export function getPageDeTitulaire(ctx: ContextePersonne, personneId: number) {
  const { prenom, nom, courriel } = getTitulaire(ctx, personneId);
  const compte = ctx.db.select({ id: comptes.id }).from(comptes).where(eq(comptes.id, personneId)).get();
  return {
    nom: nomComplet({ prenom, nom }),
    identite: { prenom, nom, courriel: courriel ?? '' },
    aCompte: compte !== undefined,
  };
}

/** Corrects the name or the address of someone who holds a role of the network. */
export function corrigerTitulaire(ctx: ContextePersonne, personneId: number, saisie: SaisieIdentite): Correction {
  return enTransaction(ctx, (ctx) => ecrireIdentite(ctx, getTitulaire(ctx, personneId), saisie));
}

/**
 * Writes a name and an address. A new address closes what the former opened: sessions, links to the door, signed links.
 * Who may do it is said by the caller, within the same transaction.
 * @param lieu the structure in whose name it is done: then only what it may correct of her
 * @throws ErreurMetier IMPOSSIBLE when the address is another person's, or missing, or not for this actor to change
 */
export function ecrireIdentite(
  ctx: ContextePersonne,
  avant: typeof personnes.$inferSelect,
  saisie: SaisieIdentite,
  lieu?: number,
): Correction {
  const apres = { prenom: saisie.prenom, nom: saisie.nom, courriel: saisie.courriel ?? null };
  const adresseChange = apres.courriel !== avant.courriel;
  if (lieu !== undefined) exigerOuverte(ctx, avant, apres, lieu);
  if (adresseChange) verifierAdresse(ctx, avant, apres.courriel);
  const aCompte = ctx.db.select({ id: comptes.id }).from(comptes).where(eq(comptes.id, avant.id)).get() !== undefined;
  const correction = { nom: nomComplet(apres), nouvelleAdresse: adresseChange ? apres.courriel : null, aCompte };
  const change = differences(avant, apres);
  if (!change) return correction;
  if (saisie.version !== undefined && saisie.version !== avant.version) {
    const etat = [nomComplet(avant), avant.courriel].filter(Boolean).join(', ');
    throw impossible(phraseDeConflit(ctx, { objet: 'personne', objetId: avant.id, fait: 'a corrigé cette personne', etat }));
  }
  ctx.db
    .update(personnes)
    .set({ ...apres, version: avant.version + 1 })
    .where(eq(personnes.id, avant.id))
    .run();
  journaliser(ctx, {
    ...{ domaine: 'reseau', objet: 'personne', objetId: avant.id, acte: 'corriger' },
    resume: `a corrigé ${adresseChange ? 'l’adresse électronique' : 'le nom'} ${deNom(correction.nom)}`,
    avant: change.avant,
    apres: change.apres,
  });
  if (adresseChange) suivreAdresse(ctx, avant, apres.courriel);
  return correction;
}

/** All that mails or sessions opened to someone is closed: links, codes, an address asked for, her agenda's secret. */
export function fermerLesPortes(ctx: Contexte, personneId: number): void {
  fermerJetons(ctx, personneId);
  fermerLiens(ctx, personneId);
  renouvelerSecretDe(ctx, personneId);
  ctx.db.delete(sessions).where(eq(sessions.userId, personneId)).run();
}

/** What follows a new address: what the former opened is closed, and both are told. */
export function suivreAdresse(ctx: Contexte, avant: typeof personnes.$inferSelect, courriel: string | null): void {
  fermerLesPortes(ctx, avant.id);
  const compte = ctx.db.select({ id: comptes.id }).from(comptes).where(eq(comptes.id, avant.id)).get();
  if (compte) prevenir(ctx, { ...avant, courriel }, avant.courriel);
}

/** @throws ErreurMetier IMPOSSIBLE for a name or an address that this structure may not change */
function exigerOuverte(
  ctx: ContextePersonne,
  avant: typeof personnes.$inferSelect,
  apres: { prenom: string; nom: string; courriel: string | null },
  lieu: number,
): void {
  const ouverte = identiteOuverte(ctx, avant.id, lieu);
  if (!ouverte.nom && apres.prenom !== avant.prenom) throw impossible(ouverte.raison, 'prenom');
  if (!ouverte.nom && apres.nom !== avant.nom) throw impossible(ouverte.raison, 'nom');
  if (!ouverte.adresse && apres.courriel !== avant.courriel) throw impossible(ouverte.raison, 'courriel');
}

function verifierAdresse(ctx: Contexte, avant: { id: number }, courriel: string | null): void {
  if (courriel === null) throw impossible('Écrivez son adresse électronique.', 'courriel');
  const autre = ctx.db
    .select({ id: personnes.id })
    .from(personnes)
    .where(and(eq(personnes.courriel, courriel), ne(personnes.id, avant.id)))
    .get();
  if (autre) throw impossible('Cette adresse est déjà celle d’une autre personne du réseau.', 'courriel');
}

/** The mail to the former address names nobody's id: sent again, it must not follow the person to the new one. */
function prevenir(
  ctx: Contexte,
  personne: { id: number; prenom: string; nom: string; courriel: string | null },
  ancienne: string | null,
): void {
  const faits = {
    ...{ prenom: personne.prenom, par: ctx.acteur.nom, reseau: lireReglage(ctx.db, NOM_RESEAU) },
    quand: libelleInstant(ctx.maintenant, ctx.fuseau),
    coordination: lireReglage(ctx.db, COURRIEL_COORDINATION),
    url: `${ctx.adressePublique}/connexion`,
  };
  const nom = nomComplet(personne);
  const cle = `adresse-${personne.id}-${ctx.maintenant.getTime()}`;
  if (ancienne) {
    const destinataire = { personneId: null, adresse: ancienne, nom };
    deposerCourriel(ctx, { cle, destinataire, ...lettreAdresse({ ...faits, vers: 'ancienne' }) });
  }
  if (personne.courriel) {
    const destinataire = { personneId: personne.id, adresse: personne.courriel, nom };
    deposerCourriel(ctx, { cle, destinataire, ...lettreAdresse({ ...faits, vers: 'nouvelle' }) });
  }
}
