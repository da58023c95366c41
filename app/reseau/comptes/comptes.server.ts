import { and, eq, gt, isNull } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { nomComplet, normaliserCourriel } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { NOM_RESEAU } from '#app/reseau/reglages.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { empreinteDe, estJeton, nouveauJeton } from '#app/services/jetons.server.ts';
import { essayerCodeDEntree, eteindreCodeDEntree, tirerCodeDEntree } from './codes-d-entree.server.ts';
import { lettreDuLien } from './lettre-du-lien.ts';
import { verifierMotDePasse } from './mots-de-passe.server.ts';
import { adressesDemandees, comptes, GENRES_JETON, jetons } from './tables.ts';

export const MINUTES_DU_LIEN = 15;
export const JOURS_DE_L_INVITATION = 7;

type GenreDeJeton = (typeof GENRES_JETON)[number];

/** What the page of a link says before its button is pressed. */
export type EtatDuJeton =
  | { etat: 'bon'; personneId: number; prenom: string; nom: string; invitePar: string | null }
  | { etat: 'servi' | 'perime' };

/**
 * Sends the link that opens the door, and the six digits for another device, to an address that has an account or an invitation still in force. For any
 * other address nothing happens, and the caller answers the same.
 * @param suite where the person was going, a path of this site
 */
export function demanderLien(ctx: Contexte, courriel: string, suite?: string): void {
  enTransaction(ctx, (ctx) => {
    const personne = trouverPersonne(ctx, courriel);
    if (!personne || !(personne.compte || aUneInvitation(ctx, personne.id))) return;
    const { jeton, empreinte } = nouveauJeton();
    const expireLe = new Date(ctx.maintenant.getTime() + MINUTES_DU_LIEN * 60_000);
    ctx.db.insert(jetons).values({ empreinte, genre: 'entrer', personneId: personne.id, creeLe: ctx.maintenant, expireLe }).run();
    const code = tirerCodeDEntree(ctx, personne.id, MINUTES_DU_LIEN);
    deposerCourriel(ctx, {
      cle: `entrer-${empreinte.slice(0, 16)}`,
      destinataire: { personneId: personne.id, adresse: personne.courriel ?? courriel, nom: nomComplet(personne) },
      ...lettreDuLien({
        prenom: personne.prenom,
        reseau: lireReglage(ctx.db, NOM_RESEAU),
        url: `${ctx.adressePublique}/connexion/${jeton}${suite ? `?suite=${encodeURIComponent(suite)}` : ''}`,
        code,
        minutes: MINUTES_DU_LIEN,
      }),
    });
  });
}

function trouverPersonne(ctx: Pick<Contexte, 'db'>, courriel: string) {
  return ctx.db
    .select({
      id: personnes.id,
      prenom: personnes.prenom,
      nom: personnes.nom,
      courriel: personnes.courriel,
      compte: comptes.id,
      motDePasse: comptes.motDePasse,
    })
    .from(personnes)
    .leftJoin(comptes, eq(comptes.id, personnes.id))
    .where(eq(personnes.courriel, normaliserCourriel(courriel)))
    .get();
}

/** Someone invited who lost the invitation may enter by the first way in, as long as the invitation lasts. */
function aUneInvitation(ctx: Contexte, personneId: number): boolean {
  const ligne = ctx.db
    .select({ empreinte: jetons.empreinte })
    .from(jetons)
    .where(
      and(
        eq(jetons.personneId, personneId),
        eq(jetons.genre, 'invitation'),
        isNull(jetons.utiliseLe),
        gt(jetons.expireLe, ctx.maintenant),
      ),
    )
    .get();
  return ligne !== undefined;
}

/** What a link is worth now. Reading it changes nothing: mail scanners read too. */
export function lireJeton(ctx: Contexte, genre: GenreDeJeton, jeton: string | undefined): EtatDuJeton | undefined {
  if (!estJeton(jeton)) return undefined;
  const ligne = ctx.db
    .select({ jeton: jetons, prenom: personnes.prenom, nom: personnes.nom })
    .from(jetons)
    .innerJoin(personnes, eq(personnes.id, jetons.personneId))
    .where(and(eq(jetons.empreinte, empreinteDe(jeton)), eq(jetons.genre, genre)))
    .get();
  if (!ligne) return undefined;
  if (ligne.jeton.utiliseLe) return { etat: 'servi' };
  if (ligne.jeton.expireLe <= ctx.maintenant) return { etat: 'perime' };
  const { parId, personneId } = ligne.jeton;
  const par = parId === null ? undefined : ctx.db.select().from(personnes).where(eq(personnes.id, parId)).get();
  return { etat: 'bon', personneId, prenom: ligne.prenom, nom: ligne.nom, invitePar: par ? nomComplet(par) : null };
}

/**
 * Uses a link, once: of two presses at the same instant, one enters.
 * The other links of this person to the same door stop working.
 * @returns whose door it opened
 * @throws ErreurMetier IMPOSSIBLE when the link is unknown, used or out of date
 */
function consommer(ctx: Contexte, genre: GenreDeJeton, jeton: string | undefined): number {
  const perdu = () => impossible('Ce lien ne sert plus\u00a0: il a déjà ouvert la porte une fois, ou il est trop ancien.');
  if (!estJeton(jeton)) throw perdu();
  const ligne = ctx.db
    .update(jetons)
    .set({ utiliseLe: ctx.maintenant })
    .where(
      and(
        eq(jetons.empreinte, empreinteDe(jeton)),
        eq(jetons.genre, genre),
        isNull(jetons.utiliseLe),
        gt(jetons.expireLe, ctx.maintenant),
      ),
    )
    .returning({ personneId: jetons.personneId })
    .get();
  if (!ligne) throw perdu();
  annulerJetons(ctx, genre, ligne.personneId);
  return ligne.personneId;
}

function annulerJetons(ctx: Contexte, genre: GenreDeJeton, personneId: number): void {
  ctx.db
    .update(jetons)
    .set({ utiliseLe: ctx.maintenant })
    .where(and(eq(jetons.personneId, personneId), eq(jetons.genre, genre), isNull(jetons.utiliseLe)))
    .run();
}

/** Every link and code of this person to the door stops working. Call it inside the verbe's transaction. */
export function fermerJetons(ctx: Contexte, personneId: number): void {
  for (const genre of GENRES_JETON) annulerJetons(ctx, genre, personneId);
  eteindreCodeDEntree(ctx, personneId);
  ctx.db.delete(adressesDemandees).where(eq(adressesDemandees.personneId, personneId)).run();
}

/** Enters by the link of a mail. @returns the person whose session may be opened */
export function entrerParJeton(ctx: Contexte, jeton: string | undefined): number {
  return enTransaction(ctx, (ctx) => {
    const personneId = consommer(ctx, 'entrer', jeton);
    eteindreCodeDEntree(ctx, personneId);
    ouvrirCompte(ctx, personneId);
    return personneId;
  });
}

/**
 * Enters by the six digits of a mail or of another device; the links of the same mails stop working with them.
 * @returns the person whose session may be opened, or null: unknown address, wrong digits, too late, or tried too often
 */
export function entrerParCode(ctx: Contexte, courriel: string, code: string): number | null {
  return enTransaction(ctx, (ctx) => {
    const personneId = essayerCodeDEntree(ctx, courriel, code);
    if (personneId === null) return null;
    annulerJetons(ctx, 'entrer', personneId);
    ouvrirCompte(ctx, personneId);
    return personneId;
  });
}

/** Accepts an invitation: the account is there afterwards. @returns the person whose session may be opened */
export function accepterInvitation(ctx: Contexte, jeton: string | undefined): number {
  return enTransaction(ctx, (ctx) => {
    const personneId = consommer(ctx, 'invitation', jeton);
    ouvrirCompte(ctx, personneId);
    return personneId;
  });
}

function ouvrirCompte(ctx: Contexte, personneId: number): void {
  const { changes } = ctx.db.insert(comptes).values({ id: personneId, creeLe: ctx.maintenant }).onConflictDoNothing().run();
  if (changes === 0) return;
  // Whichever link was used, the invitation has done its work.
  annulerJetons(ctx, 'invitation', personneId);
  const personne = ctx.db.select().from(personnes).where(eq(personnes.id, personneId)).get();
  journaliser(
    { ...ctx, acteur: { ...ctx.acteur, personneId, nom: personne ? nomComplet(personne) : '' } },
    { domaine: 'reseau', objet: 'compte', objetId: personneId, acte: 'ouvrir', resume: 'a ouvert son compte' },
  );
}

/**
 * Draws the link of an invitation, valid seven days; the links sent before stop working.
 * Call it inside the verbe's transaction.
 * @param parId who invites
 * @returns the full address to put in the mail
 */
export function creerInvitation(ctx: Contexte, personneId: number, parId: number | null): string {
  const personne = ctx.db.select({ id: personnes.id }).from(personnes).where(eq(personnes.id, personneId)).get();
  if (!personne) throw introuvable();
  annulerJetons(ctx, 'invitation', personneId);
  const { jeton, empreinte } = nouveauJeton();
  const expireLe = new Date(ctx.maintenant.getTime() + JOURS_DE_L_INVITATION * 86_400_000);
  ctx.db.insert(jetons).values({ empreinte, genre: 'invitation', personneId, parId, creeLe: ctx.maintenant, expireLe }).run();
  return `${ctx.adressePublique}/invitation/${jeton}`;
}

/**
 * Whose account an address and a password open, or null. Always verifies one hash, so that the time taken
 * tells nothing of who has an account or a password.
 */
export async function verifierIdentifiants(ctx: Contexte, courriel: string, motDePasse: string): Promise<number | null> {
  const personne = trouverPersonne(ctx, courriel);
  const juste = await verifierMotDePasse(personne?.motDePasse, motDePasse);
  return juste && personne ? personne.id : null;
}
