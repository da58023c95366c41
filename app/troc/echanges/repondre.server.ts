import { and, desc, eq } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, interdit } from '#app/commun/erreurs.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { exigerAnnonce, type LigneAnnonce } from '#app/troc/annonces/annonces.server.ts';
import { LIBELLE_STATUT_ANNONCE } from '#app/troc/annonces/annonces.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { prevenirDUnMessage } from './courriels.server.ts';
import { type DossierDEchange, getEchange } from './dossiers.server.ts';
import { type CoteEchange, cycleEchange, droitsEchange, LIBELLE_STATUT_ECHANGE, peutRepondre } from './echanges.ts';
import { echanges, messagesEchange } from './tables.ts';

export interface Reponse {
  /** The structure for which one answers; needless for whoever is of one alone. */
  structureId?: number | undefined;
  message: string;
  geste?: string | undefined;
}

/**
 * Answers the annonce of another structure. When hers is already in conversation about it, the message goes there:
 * two colleagues who answer at once write in one échange.
 * @returns the id of the échange
 * @throws ErreurMetier INTROUVABLE; INTERDIT for an annonce of her own structure, or to whoever is of no team;
 *   IMPOSSIBLE when the annonce is not open to answers, or when it is not said for which structure
 */
export function repondreALAnnonce(ctx: ContextePersonne, annonceId: number | undefined, reponse: Reponse): number {
  return enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    const annonce = annonceARepondre(ici, annonceId);
    const structureId = structureQuiRepond(ici, reponse.structureId);
    return uneSeuleFois(ici, `repondre-annonce-${annonce.id}`, reponse.geste, () => {
      const ouvert = echangeOuvert(ici, annonce.id, structureId);
      const id = ouvert ?? inserer(ici, annonce, structureId);
      ecrireLeMessage(ici, getEchange(ici, id), 'reponse', reponse.message, ouvert === undefined ? 'reponse' : 'message');
      return id;
    });
  });
}

/**
 * An annonce that the actor may answer.
 * @throws ErreurMetier as `repondreALAnnonce`
 */
export function annonceARepondre(ctx: ContextePersonne, annonceId: number | undefined): LigneAnnonce {
  exigerTroc(ctx);
  const annonce = exigerAnnonce(ctx, annonceId);
  if (ctx.acteur.membreDe.includes(annonce.structureId)) {
    throw interdit('Cette annonce est celle de votre structure\u00a0: ce sont les autres qui y répondent.');
  }
  if (ctx.acteur.membreDe.length === 0) {
    throw interdit('On répond à une annonce depuis une structure\u00a0: vous n’êtes dans aucune équipe pour l’instant.');
  }
  if (!peutRepondre(annonce, ctx.acteur)) {
    throw impossible(
      `On ne peut plus répondre à cette annonce. Son état\u00a0: ${LIBELLE_STATUT_ANNONCE[annonce.statut].toLowerCase()}.`,
    );
  }
  return annonce;
}

function structureQuiRepond({ acteur }: ContextePersonne, demandee: number | undefined): number {
  const [premiere] = acteur.membreDe;
  if (demandee !== undefined && !acteur.membreDe.includes(demandee)) {
    throw impossible('Vous répondez pour une structure où vous êtes. Choisissez la vôtre.', 'structureId');
  }
  if (demandee === undefined && (premiere === undefined || acteur.membreDe.length > 1)) {
    throw impossible('Choisissez la structure pour laquelle vous répondez.', 'structureId');
  }
  return demandee ?? premiere ?? 0;
}

/** The conversation that two structures have about an annonce, while it goes on. */
export function echangeOuvert({ db }: Pick<ContextePersonne, 'db'>, annonceId: number, structureId: number): number | undefined {
  return db
    .select({ id: echanges.id })
    .from(echanges)
    .where(and(eq(echanges.annonceId, annonceId), eq(echanges.structureId, structureId), eq(echanges.statut, 'ouvert')))
    .get()?.id;
}

function inserer(tx: ContextePersonne, annonce: LigneAnnonce, structureId: number): number {
  const { id } = tx.db
    .insert(echanges)
    .values({
      ...{ annonceId: annonce.id, structureId, statut: cycleEchange.transitions.ouvrir.vers },
      ...{ ouvertLe: tx.maintenant, modifieLe: tx.maintenant, dernierCote: 'reponse', dernierLe: tx.maintenant },
    })
    .returning({ id: echanges.id })
    .get();
  // Neither what was said nor to whom: the journal is read by people who do not read the échange.
  journaliser(tx, {
    ...{ domaine: 'troc', objet: cycleEchange.objet, objetId: id, acte: 'ouvrir' },
    resume: 'a répondu à une annonce',
    apres: { statut: cycleEchange.transitions.ouvrir.vers },
  });
  return id;
}

/**
 * Adds a message, and writes it to the other side. Sent twice in a row, it is written once.
 * @throws ErreurMetier INTROUVABLE; IMPOSSIBLE once the échange has ended
 */
export function ecrireMessage(ctx: ContextePersonne, id: number | undefined, message: string): void {
  enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    const d = getEchange(ici, id);
    exigerDroit(droitsEchange, 'ecrire', d.relations);
    if (d.ligne.statut !== 'ouvert') throw impossible(phraseDeFin(d), 'message');
    ecrireLeMessage(ici, d, d.cote ?? 'reponse', message, 'message');
  });
}

export const phraseDeFin = ({ ligne }: DossierDEchange): string =>
  `Cet échange est terminé (${LIBELLE_STATUT_ECHANGE[ligne.statut].toLowerCase()}). Pour écrire encore, reprenez d’abord l’échange.`;

function ecrireLeMessage(
  tx: ContextePersonne,
  d: DossierDEchange,
  cote: CoteEchange,
  texte: string,
  cause: 'reponse' | 'message',
): void {
  const { personneId } = tx.acteur;
  const dernier = tx.db
    .select({ auteurId: messagesEchange.auteurId, texte: messagesEchange.texte })
    .from(messagesEchange)
    .where(eq(messagesEchange.echangeId, d.ligne.id))
    .orderBy(desc(messagesEchange.id))
    .limit(1)
    .get();
  if (dernier?.auteurId === personneId && dernier.texte === texte) return;
  const { id: messageId } = tx.db
    .insert(messagesEchange)
    .values({ echangeId: d.ligne.id, cote, auteurId: personneId, ecritLe: tx.maintenant, texte })
    .returning({ id: messagesEchange.id })
    .get();
  tx.db
    .update(echanges)
    .set({ dernierCote: cote, dernierLe: tx.maintenant, modifieLe: tx.maintenant })
    .where(eq(echanges.id, d.ligne.id))
    .run();
  if (cause === 'message') {
    journaliser(tx, {
      ...{ domaine: 'troc', objet: cycleEchange.objet, objetId: d.ligne.id, acte: 'ecrire' },
      resume: 'a écrit un message dans un échange',
    });
  }
  prevenirDUnMessage(tx, d, { id: messageId, cote, texte, cause });
}
