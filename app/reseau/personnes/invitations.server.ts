import { and, desc, eq, isNull } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { deNom } from '#app/commun/francais.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil, libelleJour } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { creerInvitation, fermerJetons, JOURS_DE_L_INVITATION } from '#app/reseau/comptes/comptes.server.ts';
import { comptes, jetons } from '#app/reseau/comptes/tables.ts';
import { DROITS_STRUCTURE, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { NOM_RESEAU } from '#app/reseau/reglages.ts';
import { getStructure } from '#app/reseau/structures/structures.server.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { etatDAcces, listAInviter } from './acces.server.ts';
import { trouverParSonNom } from './homonymes.server.ts';
import { identiteOuverte } from './identite-personne.server.ts';
import { lettreArrivee, lettreInvitation } from './lettres-invitation.server.ts';
import { clefDeNom } from './noms.ts';
import { ajouterFonction, completerCourriel, exigerSansPartenaire, trouverOuCreerPersonne } from './personnes.server.ts';
import { type Fonction, LIBELLE_FONCTION, type LienEmploi, nomComplet } from './personnes.ts';
import { fonctions, personnes } from './tables.ts';

/** Two invitations closer than that are one double click. */
const REPIT_MS = 60_000;

export interface Invitee {
  personneId: number;
  nom: string;
  courriel: string;
  /** « mercredi 1er avril »: the last day of the link; null when she had an account already. */
  jusquau: string | null;
  /** Found by her name: the sentence never says her address. */
  parSonNom?: boolean;
}

export interface SaisieInvitation {
  structureId: number;
  prenom: string;
  nom: string;
  courriel: string;
  fonction: Fonction;
  intitule?: string | undefined;
  lien: LienEmploi;
  /** Whether someone of the network who bears this name is she. */
  meme?: 'oui' | 'non' | undefined;
  /** Drawn by the form: the same form sent twice invites once. */
  geste?: string | undefined;
}

/**
 * Puts someone in a structure's team and sends her what she needs to enter. An address that is known is that
 * person: the fonction is added to hers. Network roles are never given here.
 */
export function inviter(ctx: ContextePersonne, saisie: SaisieInvitation): Invitee {
  return enTransaction(ctx, (ctx) => {
    const structure = structurePermise(ctx, saisie.structureId);
    let auJournal = false;
    let parSonNom = false;
    const personneId = uneSeuleFois(ctx, `inviter-${structure.id}`, saisie.geste, () => {
      const connue = trouverSansAdresse(ctx, saisie) ?? trouverParSonNom(ctx, saisie);
      parSonNom = connue?.parSonNom === true;
      const id = connue?.id ?? trouverOuCreerPersonne(ctx, saisiePersonne(saisie)).id;
      exigerSansPartenaire(ctx, id, 'courriel');
      const { fonction, intitule, lien } = saisie;
      const { ajoutee } = ajouterFonction(ctx, {
        ...{ personneId: id, structureId: structure.id, fonction, lien },
        intitule: intitule ?? null,
      });
      if (ajoutee) noter(ctx, structure, { id, nom: `${saisie.prenom} ${saisie.nom}`, fonction });
      auJournal = ajoutee;
      return id;
    });
    return { ...envoyer(ctx, personneId, structure, auJournal), parSonNom };
  });
}

function noter(
  ctx: Contexte,
  structure: { id: number; nom: string },
  { id, nom, fonction }: { id: number; nom: string; fonction: Fonction | undefined },
): void {
  journaliser(ctx, {
    domaine: 'reseau',
    objet: 'structure',
    objetId: structure.id,
    acte: 'inviter',
    resume: `a invité ${nom} dans l’équipe ${deNom(structure.nom)}`,
    apres: { personneId: id, ...(fonction ? { fonction: LIBELLE_FONCTION[fonction] } : {}) },
  });
}

const saisiePersonne = ({ prenom, nom, courriel }: SaisieInvitation) => ({ prenom, nom, courriel });

/** Someone whom a list put in this team without an address: inviting her by name gives it to her, if it is nobody's. */
function trouverSansAdresse(ctx: ContextePersonne, saisie: SaisieInvitation): { id: number; parSonNom?: boolean } | undefined {
  const prise = ctx.db.select({ id: personnes.id }).from(personnes).where(eq(personnes.courriel, saisie.courriel)).get();
  if (prise) return undefined;
  const siennes = ctx.db
    .select({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .where(and(eq(fonctions.structureId, saisie.structureId), isNull(personnes.courriel)))
    .all()
    .filter((personne) => clefDeNom(personne) === clefDeNom(saisie));
  const [seule] = siennes;
  if (!seule) return undefined;
  const ouverte = identiteOuverte(ctx, seule.id, saisie.structureId);
  if (!ouverte.adresse) throw impossible(ouverte.raison, 'courriel');
  completerCourriel(ctx, seule.id, saisie.courriel);
  return { id: seule.id };
}

/** Sends the invitation of someone of the team again; the link sent before stops working. */
export function renvoyerInvitation(ctx: ContextePersonne, structureId: number, personneId: number): Invitee {
  return enTransaction(ctx, (ctx) => {
    const structure = structurePermise(ctx, structureId);
    if (!fonctionDe(ctx, personneId, structureId)) throw introuvable();
    return envoyer(ctx, personneId, structure);
  });
}

/**
 * Takes back an invitation that nobody has used: its link is dead. She stays in the team, without an account.
 * @returns her name
 * @throws ErreurMetier INTROUVABLE for someone of another team, IMPOSSIBLE when no invitation is in force
 */
export function retirerInvitation(ctx: ContextePersonne, structureId: number, personneId: number): string {
  return enTransaction(ctx, (ctx) => {
    const structure = structurePermise(ctx, structureId);
    const personne = ctx.db.select().from(personnes).where(eq(personnes.id, personneId)).get();
    if (!personne || !fonctionDe(ctx, personneId, structureId)) throw introuvable();
    const nom = nomComplet(personne);
    const { acces } = etatDAcces(ctx, personneId);
    if (acces === 'entre') throw impossible(`${nom} a ouvert son compte : il n’y a plus d’invitation à retirer.`);
    if (acces === 'retire') return nom;
    if (acces === 'jamais') throw impossible(`${nom} n’a pas d’invitation en cours.`);
    fermerJetons(ctx, personneId);
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'structure', objetId: structureId, acte: 'retirer_invitation' },
      resume: `a retiré l’invitation ${deNom(nom)} dans l’équipe ${deNom(structure.nom)}`,
      apres: { personneId },
    });
    return nom;
  });
}

/** Invites every responsable who has an address and was never invited; the coordination alone. */
export function inviterResponsables(ctx: ContextePersonne, parmi?: ReadonlySet<number>): Invitee[] {
  return enTransaction(ctx, (ctx) =>
    listAInviter(ctx, parmi).map(({ personneId, structureId }) => envoyer(ctx, personneId, structurePermise(ctx, structureId))),
  );
}

function structurePermise(ctx: Contexte, structureId: number) {
  const structure = getStructure(ctx, structureId);
  exigerDroit(DROITS_STRUCTURE, 'inviter', relationsStructure(ctx.acteur, structureId));
  if (structure.partieLe !== null) throw impossible('Cette structure a quitté le réseau : personne ne peut y être invité.');
  return structure;
}

/** @param auJournal whether the act is in the journal already; a first invitation is written there once */
function envoyer(ctx: ContextePersonne, personneId: number, structure: { id: number; nom: string }, auJournal = false): Invitee {
  const personne = ctx.db.select().from(personnes).where(eq(personnes.id, personneId)).get();
  if (!personne) throw introuvable();
  const { courriel } = personne;
  if (!courriel) throw impossible('Cette personne n’a pas d’adresse électronique : écrivez-la pour l’inviter.', 'courriel');
  const nom = nomComplet(personne);
  const destinataire = { personneId, adresse: courriel, nom };
  const commun = {
    prenom: personne.prenom,
    par: ctx.acteur.nom,
    reseau: lireReglage(ctx.db, NOM_RESEAU),
    structure: structure.nom,
  };
  if (ctx.db.select({ id: comptes.id }).from(comptes).where(eq(comptes.id, personneId)).get()) {
    const url = `${ctx.adressePublique}/reseau/structures/${structure.id}`;
    deposerCourriel(ctx, { cle: `arrivee-${structure.id}-${personneId}`, destinataire, ...lettreArrivee({ ...commun, url }) });
    return { personneId, nom, courriel, jusquau: null };
  }
  const derniere = ctx.db
    .select({ creeLe: jetons.creeLe, expireLe: jetons.expireLe })
    .from(jetons)
    .where(and(eq(jetons.personneId, personneId), eq(jetons.genre, 'invitation'), isNull(jetons.utiliseLe)))
    .orderBy(desc(jetons.creeLe))
    .get();
  const expireLe = new Date(ctx.maintenant.getTime() + JOURS_DE_L_INVITATION * 86_400_000);
  const dire = (instant: Date) => libelleJour(jourCivil(instant, ctx.fuseau));
  if (derniere && ctx.maintenant.getTime() - derniere.creeLe.getTime() < REPIT_MS) {
    return { personneId, nom, courriel, jusquau: dire(derniere.expireLe) };
  }
  if (!derniere && !auJournal)
    noter(ctx, structure, { id: personneId, nom, fonction: fonctionDe(ctx, personneId, structure.id) });
  const url = creerInvitation(ctx, personneId, ctx.acteur.personneId);
  deposerCourriel(ctx, {
    cle: `invitation-${personneId}-${ctx.maintenant.getTime()}`,
    destinataire,
    ...lettreInvitation({ ...commun, url, jusquau: dire(expireLe) }),
  });
  return { personneId, nom, courriel, jusquau: dire(expireLe) };
}

function fonctionDe(ctx: Contexte, personneId: number, structureId: number): Fonction | undefined {
  return ctx.db
    .select({ fonction: fonctions.fonction })
    .from(fonctions)
    .where(
      and(
        eq(fonctions.structureId, structureId),
        eq(fonctions.personneId, personneId),
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
      ),
    )
    .orderBy(desc(fonctions.responsable))
    .get()?.fonction;
}

/** What was done, to whom the mail goes, and until when its link works. */
export function avisDInvitation({ nom, courriel, jusquau, parSonNom }: Invitee): { titre: string; texte: string } {
  if (parSonNom)
    return { titre: `${nom} fait partie de l’équipe`, texte: 'Un courriel le lui dit, à l’adresse que le réseau connaît.' };
  return jusquau === null
    ? { titre: `${nom} fait partie de l’équipe`, texte: `Son compte existe déjà : un courriel le lui dit, à ${courriel}.` }
    : {
        titre: `L’invitation part à ${courriel}`,
        texte: `${nom} peut ouvrir son compte jusqu’au ${jusquau}, par le lien de ce courriel.`,
      };
}
