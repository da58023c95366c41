import { randomUUID } from 'node:crypto';
import { and, count, desc, eq, ne, sql } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerRole } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { libelleInstant } from '#app/commun/periode.ts';
import type { Evenement } from '#app/commun/prise.ts';
import { preparer } from '#db/preparer.ts';
import type { EtatCourriel } from './courriels.ts';
import { type EvenementJoint, joindre } from './evenement-joint.ts';
import type { Lettre } from './lettre.ts';
import { courriels } from './tables.ts';

export interface Destinataire {
  /** Null for someone who has no account yet. */
  personneId: number | null;
  adresse: string;
  nom: string;
}

/** One line, without control characters: a name or a subject never opens a new header. */
export function surUneLigne(texte: string, max = 200): string {
  return texte
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, max)
    .toWellFormed();
}

/**
 * Puts one mail in the outbox, in the verbe's own transaction: it leaves if the act is written, and only then.
 * The same `cle` for the same address twice writes one.
 * @param depot.cle the cause, such as `stage:12:demande:v1`
 * @param depot.pasAvant does not leave before this instant
 * @param depot.agenda events joined as a calendar file: the same `cle` and a greater `sequence` than an earlier mail's
 *   change what the reader imported then
 */
export function deposerCourriel(
  ctx: Contexte,
  depot: {
    cle: string;
    destinataire: Destinataire;
    sujet: string;
    lettre: Lettre;
    pasAvant?: Date;
    agenda?: readonly Evenement[];
  },
): void {
  const { destinataire, lettre, agenda = [] } = depot;
  deposer(ctx.db).run({
    ...{ cle: depot.cle, personneId: destinataire.personneId },
    ...{ adresse: surUneLigne(destinataire.adresse, 254), nom: surUneLigne(destinataire.nom), sujet: surUneLigne(depot.sujet) },
    // A prepared query writes its values as they are.
    ...{ lettre: JSON.stringify(lettre), agenda: agenda.length > 0 ? JSON.stringify(agenda.map(joindre)) : null },
    ...{ deposeLe: ctx.maintenant, envoyerApres: depot.pasAvant ?? ctx.maintenant },
    messageId: `<${randomUUID()}@${new URL(ctx.adressePublique).hostname}>`,
  });
}

const deposer = preparer((db) => {
  const place = sql.placeholder;
  return db
    .insert(courriels)
    .values({
      ...{ cle: place('cle'), personneId: place('personneId'), adresse: place('adresse'), nom: place('nom') },
      ...{ sujet: place('sujet'), lettre: sql`${place('lettre')}`, agenda: sql`${place('agenda')}` },
      ...{ deposeLe: place('deposeLe'), envoyerApres: place('envoyerApres'), messageId: place('messageId') },
    })
    .onConflictDoNothing()
    .prepare();
});

export interface CourrielListe {
  id: number;
  nom: string;
  adresse: string;
  sujet: string;
  etat: EtatCourriel;
  /** Sent, or put in the box. */
  le: string;
  essais: number;
  erreur: string | null;
  /** Next try, when one is planned. */
  prochainEssai: string | null;
}

export const COURRIELS_PAR_PAGE = 50;

/**
 * One page of the outbox, newest first, for the coordination: addressee, subject and state, never a body.
 * @param filtre.page from 1; beyond the last, the last
 */
export function listCourriels(
  ctx: ContextePersonne,
  filtre: { page: number; etat?: EtatCourriel | undefined },
): { lignes: CourrielListe[]; page: number; pages: number; total: number } {
  exigerRole(ctx, 'coordination');
  const ou = filtre.etat ? eq(courriels.etat, filtre.etat) : undefined;
  const total = ctx.db.select({ n: count() }).from(courriels).where(ou).get()?.n ?? 0;
  const pages = Math.max(1, Math.ceil(total / COURRIELS_PAR_PAGE));
  const page = Math.min(Math.max(1, filtre.page), pages);
  const lignes = ctx.db
    .select(colonnes)
    .from(courriels)
    .where(ou)
    .orderBy(desc(courriels.id))
    .limit(COURRIELS_PAR_PAGE)
    .offset((page - 1) * COURRIELS_PAR_PAGE)
    .all()
    .map((ligne) => aplatir(ctx, ligne));
  return { lignes, total, page, pages };
}

/** How many mails were given up: the coordination sees it without looking for it. */
export function compterAbandonnes(ctx: Contexte): number {
  return ctx.db.select({ n: count() }).from(courriels).where(eq(courriels.etat, 'abandonne')).get()?.n ?? 0;
}

/**
 * One mail with its body and the events it joins. The page that calls it exists in demo mode only: a body may hold the link of somebody's account.
 * @throws ErreurMetier INTROUVABLE when unknown, or for anybody but the coordination
 */
export function getCourriel(
  ctx: ContextePersonne,
  id: number,
): CourrielListe & { lettre: Lettre | null; agenda: EvenementJoint[] | null } {
  exigerRole(ctx, 'coordination');
  const ligne = ctx.db
    .select({ ...colonnes, lettre: courriels.lettre, agenda: courriels.agenda })
    .from(courriels)
    .where(eq(courriels.id, id))
    .get();
  if (!ligne) throw introuvable();
  return { ...aplatir(ctx, ligne), lettre: ligne.lettre, agenda: ligne.agenda };
}

/**
 * Puts a mail that was given up back in the box: its tries start again, to the present address of its person.
 * @param adresseDe the present address of someone, which the réseau knows
 * @returns the address it goes to
 * @throws ErreurMetier INTROUVABLE, or IMPOSSIBLE when the mail is not given up
 */
export function renvoyerCourriel(
  ctx: ContextePersonne,
  id: number,
  adresseDe: (personneId: number) => string | undefined = () => undefined,
): string {
  exigerRole(ctx, 'coordination');
  return enTransaction(ctx, (ctx) => {
    const { cle, etat, nom, adresse: ancienne, personneId } = courriels;
    const ligne = ctx.db.select({ cle, etat, nom, ancienne, personneId }).from(courriels).where(eq(courriels.id, id)).get();
    if (!ligne) throw introuvable();
    if (ligne.etat !== 'abandonne') throw impossible('Ce courriel n’est pas abandonné : il n’y a rien à renvoyer.');
    const adresse = (ligne.personneId === null ? undefined : adresseDe(ligne.personneId)) ?? ligne.ancienne;
    const memeLettre = and(eq(courriels.cle, ligne.cle), eq(courriels.adresse, adresse), ne(courriels.id, id));
    if (ctx.db.select({ id: courriels.id }).from(courriels).where(memeLettre).get()) {
      throw impossible(`Ce courriel est déjà dans la liste pour ${adresse} : il n’y a rien à renvoyer ici.`);
    }
    ctx.db
      .update(courriels)
      .set({ adresse, etat: 'a_envoyer', essais: 0, envoyerApres: ctx.maintenant, derniereErreur: null })
      .where(eq(courriels.id, id))
      .run();
    journaliser(ctx, {
      domaine: 'services',
      objet: 'courriel',
      objetId: id,
      acte: 'renvoyer',
      resume: `a fait renvoyer un courriel à ${ligne.nom}`,
    });
    return adresse;
  });
}

const colonnes = {
  id: courriels.id,
  nom: courriels.nom,
  adresse: courriels.adresse,
  sujet: courriels.sujet,
  etat: courriels.etat,
  deposeLe: courriels.deposeLe,
  envoyeLe: courriels.envoyeLe,
  envoyerApres: courriels.envoyerApres,
  essais: courriels.essais,
  derniereErreur: courriels.derniereErreur,
};

type Ligne = Pick<typeof courriels.$inferSelect, keyof typeof colonnes>;

function aplatir({ fuseau, maintenant }: Contexte, ligne: Ligne): CourrielListe {
  const attend = ligne.etat === 'a_envoyer' && ligne.envoyerApres > maintenant;
  return {
    id: ligne.id,
    nom: ligne.nom,
    adresse: ligne.adresse,
    sujet: ligne.sujet,
    etat: ligne.etat,
    le: libelleInstant(ligne.envoyeLe ?? ligne.deposeLe, fuseau),
    essais: ligne.essais,
    erreur: ligne.derniereErreur,
    prochainEssai: attend ? libelleInstant(ligne.envoyerApres, fuseau) : null,
  };
}
