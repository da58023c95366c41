import { and, count, eq, inArray, sql } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { type Destinataire, destinataireDe, idAuHasard, sceller } from '#app/services/coffre.server.ts';
import { deposerDiscrets, type EnvoiScelle } from '#app/services/discrets.server.ts';
import { CYCLE_DEMANDE, type RelationDemande, type TransitionDemande } from '../cellule.ts';
import { finDesLectures, type LecturesRescellees, remplacerLectures } from '../lectures/resceller.server.ts';
import { accesCellule, demandesCellule, documentsCellule, piecesCellule, rappelsCellule } from '../tables.ts';
import type { Acces, DemandeOuverte } from './ouvrir.server.ts';
import type { Contenu, Piece } from './pieces.ts';

export interface Scelle {
  id: string;
  scelle: Buffer;
  /** The public keys of the demande that it was sealed to, or carries: drawn anew meanwhile, it opens to nobody. */
  cles?: readonly Destinataire[];
}

/** What an intention writes, sealed already. */
export interface Depot {
  pieces?: Scelle[];
  documents?: Scelle[];
  acces?: Scelle[];
  /** Ids of rows of keys that open no more. */
  accesRetires?: readonly string[];
  transition?: { nom: TransitionDemande; relations: readonly RelationDemande[] };
  /** Mails that the house sends by itself on a day; those that stood before are dropped, as by any transition. */
  rappels?: (Scelle & { jour: string })[];
  envois?: EnvoiScelle[];
  /** Of the demande that was read: what decides who reads is decided on what stands. */
  version?: number;
}

/** A demande sealed anew: new keys, and everything under them. */
export interface Neuve {
  destinataire: Destinataire;
  destinataireMembres: Destinataire;
  /** Of the demande that was read. */
  version: number;
  acces: Scelle[];
  pieces: Scelle[];
  documents: Scelle[];
  lectures: LecturesRescellees;
  rappels: (Scelle & { jour: string })[];
  envois: EnvoiScelle[];
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
      return { id, piece, cles: [pour], scelle: await sceller(piece, [pour]) };
    }),
  );
}

/** Seals the keys of a demande for one reader. @returns the row, whose id stands in a piece so that it can be taken back */
export async function scellerAcces(acces: Acces, pour: Destinataire): Promise<Scelle> {
  const portees = [acces.identite, acces.identiteMembres].filter((identite) => identite !== null);
  const [cles, scelle] = await Promise.all([Promise.all(portees.map(destinataireDe)), sceller(acces, [pour])]);
  return { id: idAuHasard(), scelle, cles };
}

const CHANGEE_ENTRE_TEMPS = 'Quelqu’un vient d’écrire ici en même temps que vous. Rien n’est perdu\u00a0: envoyez de nouveau.';

/**
 * Writes one intention on a demande, in one transaction.
 * @throws ErreurMetier INTROUVABLE when it was erased meanwhile, INTERDIT or IMPOSSIBLE when its cycle forbids the transition;
 *   IMPOSSIBLE when its keys, or who reads it, changed meanwhile
 */
export function deposer(ctx: ContextePersonne, demandeId: string, depot: Depot): void {
  enTransaction(ctx, ({ db }) => {
    const ligne = db.select().from(demandesCellule).where(eq(demandesCellule.id, demandeId)).get();
    if (!ligne) throw introuvable();
    const scelles = [...(depot.pieces ?? []), ...(depot.acces ?? [])];
    const presentes: readonly string[] = [ligne.destinataire, ligne.destinataireMembres];
    const perimee = scelles.some(({ cles = [] }) => cles.some((cle) => !presentes.includes(cle)));
    if (perimee || (depot.version ?? ligne.version) !== ligne.version) throw impossible(CHANGEE_ENTRE_TEMPS);
    const statut = depot.transition
      ? verifierTransition(CYCLE_DEMANDE, depot.transition.nom, { statut: ligne.statut, relations: depot.transition.relations })
          .vers
      : ligne.statut;
    db.update(demandesCellule)
      .set({
        version: sql`${demandesCellule.version} + 1`,
        ...(statut === ligne.statut ? {} : { statut, statutLe: jourCivil(ctx.maintenant, ctx.fuseau) }),
      })
      .where(eq(demandesCellule.id, demandeId))
      .run();
    const avecDemande = (scelles: readonly Scelle[]) => scelles.map(({ id, scelle }) => ({ id, scelle, demandeId }));
    if (depot.pieces?.length) db.insert(piecesCellule).values(avecDemande(depot.pieces)).run();
    if (depot.documents?.length) db.insert(documentsCellule).values(avecDemande(depot.documents)).run();
    if (depot.accesRetires?.length) retirerAcces(db, demandeId, depot.accesRetires);
    if (depot.acces?.length) db.insert(accesCellule).values(avecDemande(depot.acces)).run();
    if (depot.rappels || depot.transition) {
      db.delete(rappelsCellule).where(eq(rappelsCellule.demandeId, demandeId)).run();
      if (depot.rappels?.length) {
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

/**
 * Puts a demande sealed anew in the place of what stood, in one transaction.
 * @returns false when someone wrote meanwhile: nothing is done
 * @throws ErreurMetier IMPOSSIBLE when someone read meanwhile: nothing is done either
 */
export function remplacerTout(ctx: ContextePersonne, demandeId: string, neuve: Neuve): boolean {
  return enTransaction(ctx, ({ db }) => {
    const { destinataire, destinataireMembres, version } = neuve;
    if (finDesLectures(db, demandeId) !== neuve.lectures.derniere) return false;
    const prise = db
      .update(demandesCellule)
      .set({ destinataire, destinataireMembres, version: version + 1 })
      .where(and(eq(demandesCellule.id, demandeId), eq(demandesCellule.version, version)))
      .run();
    if (prise.changes === 0) return false;
    remplacerLectures(db, demandeId, neuve.lectures);
    for (const table of [accesCellule, piecesCellule, documentsCellule, rappelsCellule])
      db.delete(table).where(eq(table.demandeId, demandeId)).run();
    const avecDemande = (scelles: readonly Scelle[]) => scelles.map(({ id, scelle }) => ({ id, scelle, demandeId }));
    db.insert(accesCellule).values(avecDemande(neuve.acces)).run();
    db.insert(piecesCellule).values(avecDemande(neuve.pieces)).run();
    for (const document of avecDemande(neuve.documents)) db.insert(documentsCellule).values(document).run();
    for (const { id, jour, scelle } of neuve.rappels) db.insert(rappelsCellule).values({ id, jour, scelle, demandeId }).run();
    deposerDiscrets({ db }, neuve.envois);
    return true;
  });
}
