import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { type Droits, exigerDroit } from '#app/commun/droits.ts';
import { numerosDAujourdhui } from '#app/reseau/personnes/reunies.server.ts';
import {
  type Destinataire,
  destinataireDe,
  type Identite,
  nouvelleCle,
  ouvrirSceaux,
  sceller,
} from '#app/services/coffre.server.ts';
import { type ActeDemande, DROITS_DEMANDE, type RelationDemande, type StatutDemande } from '../cellule.ts';
import type { Chose } from '../lectures/lectures.ts';
import { noterLecture } from '../lectures/noter.server.ts';
import { clesDesMembres } from '../membres/membres.server.ts';
import { accesCellule, demandesCellule, piecesCellule } from '../tables.ts';
import { choisieDe, piecesDe } from './histoire.ts';
import type { Lecteur, Piece } from './pieces.ts';
import { partisDeLaStructure } from './qui-tient.server.ts';
import { remettreEnOrdre } from './rechiffrer.server.ts';
import { reunirPiece } from './reunir.ts';

/** The keys that this request holds, in the order in which they are tried: the device's, those of a phrase. */
export interface Trousseau {
  identites: readonly Identite[];
}

/** What a row of keys says once opened. */
export interface Acces {
  /** Checked on opening: age binds no context. */
  demande: string;
  identite: Identite;
  /** The members' own; null for the asker and for those of her structure. */
  identiteMembres: Identite | null;
  lecteur: Lecteur;
}

/** A demande in the hands of someone who may read it. */
export interface DemandeOuverte {
  id: string;
  statut: StatutDemande;
  version: number;
  jour: string;
  statutLe: string;
  destinataire: Destinataire;
  destinataireMembres: Destinataire;
  identite: Identite;
  identiteMembres: Identite | null;
  /** Oldest first; without those that this reader cannot open. */
  pieces: Piece[];
  moi: Lecteur;
  relations: RelationDemande[];
}

/** Keys tried for one demande, at least: an unknown id costs what a known one costs. */
const ESSAIS = 12;
let leurre: Promise<Buffer> | undefined;
const unLeurre = () => {
  leurre ??= nouvelleCle().then(({ destinataire }) => sceller('leurre', [destinataire]));
  return leurre;
};

/** Opens the key of a demande among its rows, by trial: they name nobody. All are tried, found or not. */
async function trouverAcces(
  ctx: ContextePersonne,
  { identites }: Trousseau,
  id: string,
  numero: (personneId: number) => number,
): Promise<Acces | null> {
  const rangees = ctx.db.select({ scelle: accesCellule.scelle }).from(accesCellule).where(eq(accesCellule.demandeId, id)).all();
  const sceaux = rangees.map(({ scelle }) => scelle);
  while (sceaux.length < ESSAIS) sceaux.push(await unLeurre());
  const essayes = await ouvrirSceaux<Acces>(sceaux, identites);
  // A key that opens and another person's name: the browser was left open by its owner.
  const siens = essayes
    .filter((essaye) => essaye !== null)
    .filter(({ demande, lecteur }) => demande === id && lecteur && numero(lecteur.personneId) === ctx.acteur.personneId);
  const membre = siens.some(({ lecteur }) => lecteur.role === 'membre') && (await estEncoreMembre(ctx, identites));
  const acces = siens.find(({ lecteur }) => lecteur.role !== 'membre' || membre);
  return acces ? { ...acces, lecteur: { ...acces.lecteur, personneId: ctx.acteur.personneId } } : null;
}

/** Whether one of these keys is the one that she holds as a member today: who left, or lost hers, opens nothing by the old one. */
async function estEncoreMembre(ctx: ContextePersonne, identites: readonly Identite[]): Promise<boolean> {
  const { personneId } = ctx.acteur;
  const sienne = clesDesMembres(ctx, [personneId]).get(personneId);
  const tenues = await Promise.all(identites.map(destinataireDe));
  return sienne !== undefined && tenues.includes(sienne);
}

/** Times that a demande is put in order again while others write to it. */
const REPRISES = 3;

/**
 * The demande, if one of these keys opens it for this person; null for one that does not exist as well. When someone lost
 * her keys since, it is sealed anew first (see `remettreEnOrdre`).
 * @param lecture given by whoever reads: what she opens, the demande itself unless said otherwise, is written into the journal of
 *   reading before she gets anything
 */
export async function ouvrirDemande(
  ctx: ContextePersonne,
  trousseau: Trousseau,
  id: string,
  lecture?: { chose?: Chose | undefined },
): Promise<DemandeOuverte | null> {
  if (trousseau.identites.length === 0) return null;
  let demande = await lireDemande(ctx, trousseau, id);
  for (let reprise = 0; demande && reprise < REPRISES && (await remettreEnOrdre(ctx, demande)); reprise += 1)
    demande = await lireDemande(ctx, trousseau, id);
  if (!demande || !lecture) return demande;
  const chose = lecture.chose ?? { genre: 'demande' };
  // What she cannot open is not read: unknown, or between members, it leaves no line either.
  if (chose.genre === 'document' && !piecesDe(demande.pieces, 'document').some(({ document }) => document === chose.document))
    return demande;
  if (await noterLecture(ctx, demande, chose)) return demande;
  // Erased or sealed anew while it was being opened: one begins again.
  return ouvrirDemande(ctx, trousseau, id, lecture);
}

async function lireDemande(ctx: ContextePersonne, trousseau: Trousseau, id: string): Promise<DemandeOuverte | null> {
  const numero = numerosDAujourdhui(ctx);
  const acces = await trouverAcces(ctx, trousseau, id, numero);
  const ligne = ctx.db.select().from(demandesCellule).where(eq(demandesCellule.id, id)).get();
  if (!acces || !ligne) return null;
  const cles = acces.identiteMembres ? [acces.identite, acces.identiteMembres] : [acces.identite];
  const rangees = ctx.db.select().from(piecesCellule).where(eq(piecesCellule.demandeId, id)).all();
  const lues = await ouvrirSceaux<Piece>(
    rangees.map(({ scelle }) => scelle),
    cles,
  );
  const pieces = lues.flatMap((piece, rang) =>
    piece?.demande === id && piece.id === rangees[rang]?.id ? [reunirPiece(piece, numero)] : [],
  );
  const moi = lecteurAujourdhui(acces.lecteur, pieces);
  // Her rows are taken back at the next opening by somebody else; by then she reads nothing already.
  if (moi.role === 'structure' && partisDeLaStructure(ctx, pieces).includes(moi.personneId)) return null;
  pieces.sort((une, autre) => une.le.localeCompare(autre.le) || une.rang - autre.rang || une.id.localeCompare(autre.id));
  return {
    id,
    statut: ligne.statut,
    version: ligne.version,
    jour: ligne.jour,
    statutLe: ligne.statutLe,
    destinataire: ligne.destinataire as Destinataire,
    destinataireMembres: ligne.destinataireMembres as Destinataire,
    identite: acces.identite,
    // Whoever asked never holds it, not even by another row of hers.
    identiteMembres: moi.role === 'membre' ? acces.identiteMembres : null,
    pieces,
    moi,
    relations: relationsDe(moi, pieces),
  };
}

/** Who opens: of two rows that were made one, of which one asked, the asker's counts. */
function lecteurAujourdhui(lecteur: Lecteur, pieces: readonly Piece[]): Lecteur {
  const [premiere] = piecesDe(pieces, 'demande');
  return premiere?.demandeuse.personneId === lecteur.personneId ? { ...lecteur, role: 'demandeuse' } : lecteur;
}

/** What this reader is to the demande. */
function relationsDe(lecteur: Lecteur, pieces: readonly Piece[]): RelationDemande[] {
  if (lecteur.role !== 'membre') return [lecteur.role];
  return choisieDe(pieces).personneId === lecteur.personneId ? ['membre', 'membre_choisi'] : ['membre'];
}

/**
 * Every demande that these keys open for this person, the newest first.
 * @param lecture given by whoever shows something of them
 */
export async function listDemandes(
  ctx: ContextePersonne,
  trousseau: Trousseau,
  lecture?: { chose: Chose },
): Promise<DemandeOuverte[]> {
  if (trousseau.identites.length === 0) return [];
  const ids = ctx.db.select({ id: demandesCellule.id }).from(demandesCellule).all();
  const ouvertes = await Promise.all(ids.map(({ id }) => ouvrirDemande(ctx, trousseau, id, lecture)));
  return ouvertes.filter((demande) => demande !== null).sort((une, autre) => autre.jour.localeCompare(une.jour));
}

/** @throws ErreurMetier INTERDIT when none of the reader's relations allows this act */
export function exigerActe(demande: Pick<DemandeOuverte, 'relations'>, acte: ActeDemande): void {
  exigerDroit(DROITS_DEMANDE as Droits<ActeDemande, RelationDemande>, acte, demande.relations);
}
