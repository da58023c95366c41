import { and, desc, eq, ne, notInArray } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil, libelleInstant } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { journal } from '#app/commun/tables.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { fermerJetons } from '#app/reseau/comptes/comptes.server.ts';
import { renouvelerSecretDe } from '#app/reseau/comptes/secret-agenda.server.ts';
import { DROITS_RESEAU, DROITS_STRUCTURE, relationsReseau, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { COURRIEL_COORDINATION, NOM_RESEAU } from '#app/reseau/reglages.ts';
import { comptes, fonctions, personnes, rolesReseau, sessions } from '#app/reseau/tables.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { fermerLiens } from '#app/services/liens.server.ts';
import { lettreAdresse } from './lettres-personnes.server.ts';
import { nomComplet } from './personnes.ts';

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

/** Whether her address opens more than one structure: she holds a role of the network, or works elsewhere too. */
export function estEngagee(ctx: ContextePersonne, personneId: number, structureId: number): boolean {
  const role = ctx.db.select({ role: rolesReseau.role }).from(rolesReseau).where(eq(rolesReseau.personneId, personneId)).get();
  if (role) return true;
  const ailleurs = ctx.db
    .select({ id: fonctions.id })
    .from(fonctions)
    .where(
      and(
        eq(fonctions.personneId, personneId),
        notInArray(fonctions.structureId, [...new Set([structureId, ...ctx.acteur.responsableDe])]),
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
      ),
    )
    .get();
  return ailleurs !== undefined;
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
 * @param lieu the structure in whose name it is done: then the address of someone engaged elsewhere is refused
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
  if (adresseChange) verifierAdresse(ctx, avant, apres.courriel, lieu);
  const aCompte = ctx.db.select({ id: comptes.id }).from(comptes).where(eq(comptes.id, avant.id)).get() !== undefined;
  const correction = { nom: nomComplet(apres), nouvelleAdresse: adresseChange ? apres.courriel : null, aCompte };
  const changees = (['prenom', 'nom', 'courriel'] as const).filter((champ) => apres[champ] !== avant[champ]);
  if (changees.length === 0) return correction;
  if (saisie.version !== undefined && saisie.version !== avant.version) throw impossible(conflit(ctx, avant));
  ctx.db
    .update(personnes)
    .set({ ...apres, version: avant.version + 1 })
    .where(eq(personnes.id, avant.id))
    .run();
  journaliser(ctx, {
    ...{ domaine: 'reseau', objet: 'personne', objetId: avant.id, acte: 'corriger' },
    resume: `a corrigé ${adresseChange ? 'l’adresse électronique' : 'le nom'} de ${correction.nom}`,
    avant: Object.fromEntries(changees.map((champ) => [champ, avant[champ]])),
    apres: Object.fromEntries(changees.map((champ) => [champ, apres[champ]])),
  });
  if (adresseChange) suivreAdresse(ctx, avant, apres.courriel);
  return correction;
}

/** What follows a new address: what the former opened is closed, and both are told. */
export function suivreAdresse(ctx: Contexte, avant: typeof personnes.$inferSelect, courriel: string | null): void {
  fermerJetons(ctx, avant.id);
  fermerLiens(ctx, avant.id);
  renouvelerSecretDe(ctx, avant.id);
  ctx.db.delete(sessions).where(eq(sessions.userId, avant.id)).run();
  const compte = ctx.db.select({ id: comptes.id }).from(comptes).where(eq(comptes.id, avant.id)).get();
  if (compte) prevenir(ctx, { ...avant, courriel }, avant.courriel);
}

/** Says who corrected this person meanwhile. The form that comes back holds the present version: sent again, it replaces. */
function conflit(ctx: Contexte, { id, prenom, nom, courriel }: typeof personnes.$inferSelect): string {
  const derniere = ctx.db
    .select({ prenom: personnes.prenom, nom: personnes.nom })
    .from(journal)
    .innerJoin(personnes, eq(personnes.id, journal.acteurId))
    .where(and(eq(journal.domaine, 'reseau'), eq(journal.objet, 'personne'), eq(journal.objetId, id)))
    .orderBy(desc(journal.id))
    .get();
  const etat = [nomComplet({ prenom, nom }), courriel].filter(Boolean).join(', ');
  return `${derniere ? nomComplet(derniere) : 'Quelqu’un'} a corrigé cette personne pendant que vous écriviez : ${etat}. Rien n’est enregistré, et votre texte est toujours là. Si vous enregistrez encore, il remplacera le sien.`;
}

function verifierAdresse(
  ctx: ContextePersonne,
  avant: { id: number; courriel: string | null },
  courriel: string | null,
  lieu: number | undefined,
): void {
  if (lieu !== undefined && estEngagee(ctx, avant.id, lieu)) {
    if (!peut(DROITS_STRUCTURE, 'changer_adresse_engagee', relationsStructure(ctx.acteur, lieu))) {
      throw impossible(
        'Cette personne tient un rôle dans le réseau, ou travaille aussi ailleurs : son adresse se change auprès de la coordination.',
        'courriel',
      );
    }
  }
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
