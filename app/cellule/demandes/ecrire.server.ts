import { and, count, eq, inArray, sql } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { type Destinataire, idAuHasard, sceller } from '#app/services/coffre.server.ts';
import { deposerDiscrets, type EnvoiScelle } from '#app/services/discrets.server.ts';
import { CYCLE_DEMANDE, type RelationDemande, type TransitionDemande } from '../cellule.ts';
import { accesCellule, demandesCellule, documentsCellule, piecesCellule, rappelsCellule } from '../tables.ts';
import type { Acces, DemandeOuverte } from './ouvrir.server.ts';
import type { Contenu, Piece } from './pieces.ts';

export interface Scelle {
  id: string;
  scelle: Buffer;
}

/** What an intention writes, sealed already. */
export interface Depot {
  pieces?: Scelle[];
  documents?: Scelle[];
  acces?: Scelle[];
  /** Ids of rows of keys that open no more. */
  accesRetires?: readonly string[];
  transition?: { nom: TransitionDemande; relations: readonly RelationDemande[] };
  /** Mails that the house sends by itself on a day; those that stood before are dropped. */
  rappels?: (Scelle & { jour: string })[];
  envois?: EnvoiScelle[];
  /** What the members alone open from now on. */
  destinataireMembres?: Destinataire;
}

type Cible = Pick<DemandeOuverte, 'id' | 'destinataire' | 'destinataireMembres'>;

/** Seals pieces for the readers of a demande: typed text needs no open key, only the public ones. */
export async function scellerPieces(
  ctx: ContextePersonne,
  cible: Cible,
  contenus: readonly Contenu[],
  { entreMembres = false }: { entreMembres?: boolean } = {},
): Promise<(Scelle & { piece: Piece })[]> {
  const pour: Destinataire = entreMembres ? cible.destinataireMembres : cible.destinataire;
  return Promise.all(
    contenus.map(async (contenu, rang) => {
      const id = idAuHasard();
      const piece = {
        ...contenu,
        id,
        demande: cible.id,
        le: ctx.maintenant.toISOString(),
        rang,
        par: ctx.acteur.personneId,
        entreMembres,
      } as Piece;
      return { id, piece, scelle: await sceller(piece, [pour]) };
    }),
  );
}

/** Seals the keys of a demande for one reader. @returns the row, whose id stands in a piece so that it can be taken back */
export async function scellerAcces(acces: Acces, pour: Destinataire): Promise<Scelle> {
  return { id: idAuHasard(), scelle: await sceller(acces, [pour]) };
}

/**
 * Writes one intention on a demande, in one transaction.
 * @throws ErreurMetier INTROUVABLE when it was erased meanwhile, INTERDIT or IMPOSSIBLE when its cycle forbids the transition
 */
export function deposer(ctx: ContextePersonne, demandeId: string, depot: Depot): void {
  enTransaction(ctx, ({ db }) => {
    const ligne = db.select().from(demandesCellule).where(eq(demandesCellule.id, demandeId)).get();
    if (!ligne) throw introuvable();
    const statut = depot.transition
      ? verifierTransition(CYCLE_DEMANDE, depot.transition.nom, { statut: ligne.statut, relations: depot.transition.relations })
          .vers
      : ligne.statut;
    db.update(demandesCellule)
      .set({
        version: sql`${demandesCellule.version} + 1`,
        ...(statut === ligne.statut ? {} : { statut, statutLe: jourCivil(ctx.maintenant, ctx.fuseau) }),
        ...(depot.destinataireMembres ? { destinataireMembres: depot.destinataireMembres } : {}),
      })
      .where(eq(demandesCellule.id, demandeId))
      .run();
    const avecDemande = (scelles: readonly Scelle[]) => scelles.map(({ id, scelle }) => ({ id, scelle, demandeId }));
    if (depot.pieces?.length) db.insert(piecesCellule).values(avecDemande(depot.pieces)).run();
    if (depot.documents?.length) db.insert(documentsCellule).values(avecDemande(depot.documents)).run();
    if (depot.accesRetires?.length) retirerAcces(db, demandeId, depot.accesRetires);
    if (depot.acces?.length) db.insert(accesCellule).values(avecDemande(depot.acces)).run();
    if (depot.rappels) {
      db.delete(rappelsCellule).where(eq(rappelsCellule.demandeId, demandeId)).run();
      if (depot.rappels.length > 0) {
        const rappels = depot.rappels.map(({ id, jour, scelle }) => ({ id, jour, scelle, demandeId }));
        db.insert(rappelsCellule).values(rappels).run();
      }
    }
    deposerDiscrets({ ...ctx, db }, depot.envois ?? []);
  });
}

/** @throws ErreurMetier IMPOSSIBLE rather than leave a demande that nobody can open */
function retirerAcces(db: ContextePersonne['db'], demandeId: string, ids: readonly string[]): void {
  db.delete(accesCellule)
    .where(and(eq(accesCellule.demandeId, demandeId), inArray(accesCellule.id, [...ids])))
    .run();
  const [reste] = db.select({ n: count() }).from(accesCellule).where(eq(accesCellule.demandeId, demandeId)).all();
  if (!reste?.n) throw impossible('Il faut que quelqu’un puisse encore lire cette demande.');
}
