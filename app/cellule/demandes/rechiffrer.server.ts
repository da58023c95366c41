import { eq, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ErreurMetier, impossible } from '#app/commun/erreurs.ts';
import { parLots } from '#app/commun/lots.ts';
import { numerosDAujourdhui } from '#app/reseau/personnes/reunies.server.ts';
import { cleDuServeur } from '#app/services/cle-du-serveur.server.ts';
import {
  type Destinataire,
  type Identite,
  idAuHasard,
  nouvelleCle,
  ouvrirOctets,
  ouvrirSceau,
  sceller,
  scellerOctets,
} from '#app/services/coffre.server.ts';
import type { EnvoiScelle } from '#app/services/discrets.server.ts';
import { rescellerLectures } from '../lectures/resceller.server.ts';
import { clesDesMembres } from '../membres/membres.server.ts';
import { demandesCellule, documentsCellule, piecesCellule, rappelsCellule } from '../tables.ts';
import { deposer, type Neuve, remplacerTout, type Scelle, scellerAcces, scellerPieces } from './ecrire.server.ts';
import { aSolder, invitationsEnAttente, lecteursPresents } from './histoire.ts';
import type { DemandeOuverte } from './ouvrir.server.ts';
import type { Contenu, Lecteur, Moyen, Piece, PieceDe } from './pieces.ts';
import { membresQuiLisent, partisDeLaStructure } from './qui-tient.server.ts';

/** A key that a reader comes with. */
export interface Entree {
  lecteur: Lecteur;
  moyen: Moyen;
  destinataire: Destinataire;
}

/** Who leaves and who comes while a demande is sealed anew. */
interface Mouvement {
  partent?: readonly { personneId: number; raison: PieceDe<'acces_retires'>['raison'] }[];
  entrent?: readonly Entree[];
  /** What is written with it. */
  contenus?: readonly Contenu[];
  envois?: EnvoiScelle[];
  /** In the place of those that stood. */
  rappels?: Neuve['rappels'];
}

/**
 * Draws new keys once someone lost hers: who left the cell, or the structure for which she was let in, loses her rows; then
 * everything is sealed anew for those who stay. The next member who opens does it; the asker, when no member reads any more.
 * @returns whether it must be read again
 */
export async function remettreEnOrdre(ctx: ContextePersonne, demande: DemandeOuverte): Promise<boolean> {
  if (demande.moi.role === 'structure') return false;
  const membres = lecteursPresents(demande.pieces).filter(({ role }) => role === 'membre');
  const deLaCellule = clesDesMembres(
    ctx,
    membres.map(({ personneId }) => personneId),
  );
  const parties = [
    ...membres.flatMap(({ personneId }) => (deLaCellule.has(personneId) ? [] : [personneId])),
    ...partisDeLaStructure(ctx, demande.pieces),
  ];
  const lisent = membresQuiLisent(ctx, demande.pieces);
  // Nobody is left who could hand her the members' key: what was under it is lost to all, and is drawn anew.
  const seuleSansCle = !demande.identiteMembres && demande.moi.role === 'membre' && lisent.length === 1;
  if (parties.length === 0 && aSolder(demande.pieces).length === 0 && !seuleSansCle) return false;
  const partent = parties.map((personneId) => ({ personneId, raison: 'parti' as const }));
  if (demande.identiteMembres || lisent.length === 0 || seuleSansCle) {
    await rechiffrer(ctx, demande, { partent });
    return true;
  }
  if (parties.length === 0) return false;
  const { accesRetires, contenus } = departDe(demande, partent);
  deposer(ctx, demande.id, { pieces: await scellerPieces(ctx, demande, contenus), accesRetires });
  return true;
}

/** What takes all their rows of keys away from these readers. */
export function departDe(demande: Pick<DemandeOuverte, 'pieces'>, partent: NonNullable<Mouvement['partent']>) {
  const presents = lecteursPresents(demande.pieces);
  const contenus = partent.map(({ personneId, raison }): PieceDeDepart => {
    const cles = presents.find((present) => present.personneId === personneId)?.cles ?? [];
    return { genre: 'acces_retires', acces: cles.map(({ acces }) => acces), personneId, raison };
  });
  return { contenus, accesRetires: contenus.flatMap(({ acces }) => acces) };
}
type PieceDeDepart = Extract<Contenu, { genre: 'acces_retires' }>;

/**
 * Gives a demande two new pairs of keys: every piece, document and reading sealed anew, every row of keys drawn anew for
 * those who stay. What nobody who stays can open is dropped: what members wrote among themselves, once none of them reads.
 * @returns false when someone wrote meanwhile: nothing is done
 */
export async function rechiffrer(ctx: ContextePersonne, demande: DemandeOuverte, mouvement: Mouvement): Promise<boolean> {
  const { db } = ctx;
  const ligne = db.select().from(demandesCellule).where(eq(demandesCellule.id, demande.id)).get();
  if (ligne?.version !== demande.version) return false;
  const pieces = db.select().from(piecesCellule).where(eq(piecesCellule.demandeId, demande.id)).all();
  const documents = db.select().from(documentsCellule).where(eq(documentsCellule.demandeId, demande.id)).all();
  const rappels = db.select().from(rappelsCellule).where(eq(rappelsCellule.demandeId, demande.id)).all();

  const [cle, cleMembres] = await Promise.all([nouvelleCle(), nouvelleCle()]);
  const lectures = await rescellerLectures(ctx, demande, cle.destinataire);
  const cles: Cles = { demande, tous: cle, membres: cleMembres };
  const cible = { id: demande.id, destinataire: cle.destinataire, destinataireMembres: cleMembres.destinataire };
  const rangees = await nouvellesRangees(ctx, cles, mouvement);
  const ajoutees = await scellerPieces(ctx, cible, [...rangees.contenus, ...(mouvement.contenus ?? [])]);
  const soldes = ajoutees.flatMap(({ id, piece }) => (piece.genre === 'acces_retires' ? [id] : []));
  const marque = { genre: 'rechiffrement' as const, soldes: [...aSolder(demande.pieces), ...soldes] };
  const invitations = await invitationsRefaites(cles);
  const scellees = await parLots(pieces, ({ id, scelle }) => resceller({ id, scelle }, cles, invitations.get(id)));
  const partis = new Set((mouvement.partent ?? []).map(({ personneId }) => personneId));
  const presents = [...lecteursPresents(demande.pieces), ...(mouvement.entrent ?? []).map(({ lecteur }) => lecteur)];
  const lisent = new Set(presents.map(({ personneId }) => personneId).filter((personneId) => !partis.has(personneId)));
  const neuve: Neuve = {
    ...{ destinataire: cle.destinataire, destinataireMembres: cleMembres.destinataire, version: demande.version },
    acces: rangees.acces,
    pieces: [...scellees, ...ajoutees, ...(await scellerPieces(ctx, cible, [marque]))].filter((scellee) => scellee !== null),
    documents: await rescellerUnAUn(documents, cles),
    lectures,
    rappels: mouvement.rappels ?? (await rescellerRappels(ctx, rappels, lisent)),
    envois: mouvement.envois ?? [],
  };
  const faite = remplacer(ctx, demande.id, neuve);
  if (faite) viderLeFichierDAttente(ctx);
  return faite;
}

/** @throws ErreurMetier IMPOSSIBLE when someone wrote meanwhile */
export async function rechiffrerOuRefuser(...args: Parameters<typeof rechiffrer>): Promise<void> {
  if (!(await rechiffrer(...args))) throw impossible('Cette page vient de changer\u00a0: envoyez de nouveau.');
}

/** Whoever read meanwhile left a line in the journal: as for what is written, one begins again. */
function remplacer(ctx: ContextePersonne, id: string, neuve: Neuve): boolean {
  try {
    return remplacerTout(ctx, id, neuve);
  } catch (refus) {
    if (refus instanceof ErreurMetier && refus.code === 'IMPOSSIBLE') return false;
    throw refus;
  }
}

interface Cles {
  demande: DemandeOuverte;
  tous: { identite: Identite; destinataire: Destinataire };
  membres: { identite: Identite; destinataire: Destinataire };
}

const accesPour = ({ demande, tous, membres }: Cles, lecteur: Lecteur, pour: Destinataire): Promise<Scelle> =>
  scellerAcces(
    {
      demande: demande.id,
      identite: tous.identite,
      identiteMembres: lecteur.role === 'membre' ? membres.identite : null,
      lecteur,
    },
    pour,
  );

/** The rows of keys of those who stay and of those who come, and the pieces that tell it. */
async function nouvellesRangees(ctx: ContextePersonne, cles: Cles, { partent = [], entrent = [] }: Mouvement) {
  const partis = new Set(partent.map(({ personneId }) => personneId));
  const restent = lecteursPresents(cles.demande.pieces).filter(({ personneId }) => !partis.has(personneId));
  const deLaCellule = clesDesMembres(
    ctx,
    restent.map(({ personneId }) => personneId),
  );
  // A member whose key is not hers any more keeps her place and gets no row: someone lets her in again.
  const gardees = restent.flatMap(({ cles: siennes, ...lecteur }) =>
    siennes
      .filter(({ destinataire }) => lecteur.role !== 'membre' || destinataire === deLaCellule.get(lecteur.personneId))
      .map(({ moyen, destinataire }): Entree => ({ lecteur, moyen, destinataire: destinataire as Destinataire })),
  );
  const entrees = [...gardees, ...entrent];
  const acces = await Promise.all(entrees.map(({ lecteur, destinataire }) => accesPour(cles, lecteur, destinataire)));
  const remplacees = restent.map(({ personneId }) => ({ personneId, raison: 'remplace' as const }));
  const contenus: Contenu[] = [
    ...departDe(cles.demande, [...partent, ...remplacees]).contenus,
    ...entrees.map((entree, rang): Contenu => ({ genre: 'acces', acces: acces[rang]?.id ?? '', ...entree })),
  ];
  return { acces, contenus };
}

/** Rows that were prepared for members whom the asker has not answered about yet: under the new keys. */
async function invitationsRefaites(cles: Cles): Promise<Map<string, string>> {
  const attendues = invitationsEnAttente(cles.demande.pieces);
  const faites = await Promise.all(
    attendues.map(async ({ id, membre, destinataire }) => {
      const { scelle } = await accesPour(cles, membre, destinataire as Destinataire);
      return [id, scelle.toString('base64')] as const;
    }),
  );
  return new Map(faites);
}

/** Opens with the key of all, then with the members'; seals for the same ones. Null when none opens it. */
async function resceller(
  { id, scelle }: Scelle,
  { demande, tous, membres }: Cles,
  accesPrepare?: string,
): Promise<Scelle | null> {
  const paires = [
    [demande.identite, tous.destinataire],
    [demande.identiteMembres, membres.destinataire],
  ] as const;
  for (const [identite, pour] of paires) {
    const octets = identite ? await ouvrirOctets(scelle, [identite]) : null;
    if (!octets) continue;
    if (accesPrepare === undefined) return { id, scelle: await scellerOctets(octets, [pour]) };
    return { id, scelle: await sceller({ ...(JSON.parse(octets.toString('utf8')) as Piece), accesPrepare }, [pour]) };
  }
  return null;
}

/** Files are large: one after the other. */
async function rescellerUnAUn(rangees: readonly Scelle[], cles: Cles): Promise<Scelle[]> {
  const faites: Scelle[] = [];
  for (const { id, scelle } of rangees) {
    const faite = await resceller({ id, scelle }, cles);
    if (faite) faites.push(faite);
  }
  return faites;
}

/** Who left, withdrew or was taken away is not written to any more. */
async function rescellerRappels(
  ctx: ContextePersonne,
  rappels: readonly (typeof rappelsCellule.$inferSelect)[],
  lisent: ReadonlySet<number>,
) {
  const numero = numerosDAujourdhui(ctx);
  const serveur = await cleDuServeur();
  const refaits = await Promise.all(
    rappels.map(async ({ jour, scelle }) => {
      const pour = (await ouvrirSceau<number[]>(scelle, [serveur.identite])) ?? [];
      const restent = pour.map(numero).filter((personneId) => lisent.has(personneId));
      return restent.length === 0 ? [] : [{ id: idAuHasard(), jour, scelle: await sceller(restent, [serveur.destinataire]) }];
    }),
  );
  return refaits.flat();
}

/** What stood before stays readable in the -wal file until it is emptied. A reader may forbid it: the next one does it. */
function viderLeFichierDAttente({ db }: ContextePersonne): void {
  try {
    db.all(sql`pragma wal_checkpoint(TRUNCATE)`);
  } catch {
    // Busy: the end of the process empties the file.
  }
}
