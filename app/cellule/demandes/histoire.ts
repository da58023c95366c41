import type { TransitionDemande } from '../cellule.ts';
import type { Genre, Lecteur, Piece, PieceDe, PremierContact } from './pieces.ts';

/** What the pile of pieces of a demande says, worked out by going through it once, oldest first. */

/** Someone who can read today, and the rows of keys by which she does. */
export interface LecteurPresent extends Lecteur {
  cles: Pick<PieceDe<'acces'>, 'acces' | 'moyen' | 'destinataire' | 'sansNotes'>[];
}

type PieceEcrite = PieceDe<'note' | 'rencontre' | 'constat' | 'preconisation'>;

/** One thing written again and again under one name. More than one last version: two people wrote at once. */
export interface Suite<P extends PieceEcrite> {
  objet: string;
  /** The versions that none replaces, oldest first. */
  dernieres: P[];
  /** Every version, oldest first. */
  toutes: P[];
}

export interface Passage {
  transition: TransitionDemande | null;
  le: string;
  par: number;
  mot: string;
  contact?: PremierContact | undefined;
}

export const piecesDe = <G extends Genre>(pieces: readonly Piece[], genre: G): PieceDe<G>[] =>
  pieces.filter((piece): piece is PieceDe<G> => piece.genre === genre);

/** The first piece: who asked, for which structure, whom. @throws Error when it is missing: the base was altered */
export function demandeInitiale(pieces: readonly Piece[]): PieceDe<'demande'> {
  const premiere = piecesDe(pieces, 'demande')[0];
  if (!premiere) throw new Error('Une demande sans sa première pièce.');
  return premiere;
}

/** The member whom the asker chose, the last time that she chose one. */
export const choisieDe = (pieces: readonly Piece[]): Lecteur =>
  piecesDe(pieces, 'choix').at(-1)?.choisie ?? demandeInitiale(pieces).choisie;

/** Keys that go without their reader. */
const SANS_DEPART: ReadonlySet<string> = new Set(['revoque', 'remplace']);

/** Those who can read today, the asker first, then in the order in which they came. */
export function lecteursPresents(pieces: readonly Piece[]): LecteurPresent[] {
  const retires = piecesDe(pieces, 'acces_retires');
  const fermes = new Set(retires.flatMap(({ acces }) => acces));
  const demandeuse = piecesDe(pieces, 'demande')[0]?.demandeuse.personneId;
  const lecteurs = new Map<number, LecteurPresent>();
  for (const { acces, moyen, destinataire, sansNotes, lecteur } of piecesDe(pieces, 'acces')) {
    const cles = lecteurs.get(lecteur.personneId)?.cles ?? [];
    const ouverte = fermes.has(acces) ? [] : [{ acces, moyen, destinataire, ...(sansNotes ? { sansNotes } : {}) }];
    // Of two rows of hers that were made one since, the asker's counts.
    const role = lecteur.personneId === demandeuse ? 'demandeuse' : lecteur.role;
    lecteurs.set(lecteur.personneId, { ...lecteur, role, cles: [...cles, ...ouverte] });
  }
  return [...lecteurs.values()].filter(({ personneId, cles }) => {
    // A key that is replaced leaves its reader in her place. No order counts here: an act may be older than what it follows.
    const siens = retires.filter((retrait) => retrait.personneId === personneId);
    return cles.length > 0 || siens.every(({ raison }) => SANS_DEPART.has(raison));
  });
}

/** Those who read once and do not any more, with the piece that says why; the last first. */
export function lecteursPartis(pieces: readonly Piece[]): (Lecteur & { depart: PieceDe<'acces_retires'> })[] {
  const presents = new Set(lecteursPresents(pieces).map(({ personneId }) => personneId));
  const partis = new Map<number, Lecteur & { depart: PieceDe<'acces_retires'> }>();
  for (const depart of piecesDe(pieces, 'acces_retires')) {
    const lecteur = piecesDe(pieces, 'acces').find((piece) => piece.lecteur.personneId === depart.personneId)?.lecteur;
    if (lecteur && !presents.has(depart.personneId) && !SANS_DEPART.has(depart.raison))
      partis.set(depart.personneId, { ...lecteur, depart });
  }
  return [...partis.values()].reverse();
}

/** The pieces by which someone lost her keys since the demande was last sealed anew. */
export function aSolder(pieces: readonly Piece[]): string[] {
  const soldes = new Set(piecesDe(pieces, 'rechiffrement').flatMap((piece) => piece.soldes));
  return piecesDe(pieces, 'acces_retires').flatMap(({ id, raison }) => (raison === 'revoque' || soldes.has(id) ? [] : [id]));
}

/** Invitations that the asker has neither accepted nor declined. */
export function invitationsEnAttente(pieces: readonly Piece[]): PieceDe<'invitation'>[] {
  const repondues = new Set(piecesDe(pieces, 'reponse_invitation').map(({ invitation }) => invitation));
  return piecesDe(pieces, 'invitation').filter(({ id }) => !repondues.has(id));
}

/** What was written under one name, in the order in which each thing began. */
export function suitesDe<P extends PieceEcrite>(pieces: readonly P[]): Suite<P>[] {
  const suites = new Map<string, P[]>();
  for (const piece of pieces) suites.set(piece.objet, [...(suites.get(piece.objet) ?? []), piece]);
  return [...suites].map(([objet, toutes]) => {
    const remplacees = new Set(toutes.flatMap(({ apres }) => apres));
    return { objet, toutes, dernieres: toutes.filter(({ id }) => !remplacees.has(id)) };
  });
}

/** The steps that were taken, from the sending on. */
export function passages(pieces: readonly Piece[]): Passage[] {
  const premiere = demandeInitiale(pieces);
  const envoi: Passage = { transition: null, le: premiere.le, par: premiere.par, mot: '' };
  return [
    envoi,
    ...piecesDe(pieces, 'passage').map(({ transition, le, par, mot, contact }) => ({ transition, le, par, mot, contact })),
  ];
}

/** The last answer to each préconisation, by its name; an answer to an older version does not count any more. */
export function reponsesDe(pieces: readonly Piece[]): Map<string, PieceDe<'reponse'>> {
  const dernieres = new Map<string, PieceDe<'reponse'>>();
  for (const reponse of piecesDe(pieces, 'reponse')) dernieres.set(reponse.preconisation, reponse);
  const remises = piecesDe(pieces, 'preconisation').filter(({ entreMembres }) => !entreMembres);
  for (const { objet, dernieres: versions } of suitesDe(remises)) {
    const reponse = dernieres.get(objet);
    if (reponse && !versions.some(({ id }) => id === reponse.version)) dernieres.delete(objet);
  }
  return dernieres;
}

/** Texts that this person had typed when the door closed, and has neither sent nor thrown away. */
export function textesGardes(pieces: readonly Piece[], personneId: number): PieceDe<'texte_garde'>[] {
  const repris = new Set(
    piecesDe(pieces, 'texte_repris')
      // Whoever knows an address may seal a piece to it: nobody else's piece takes her text away.
      .filter(({ par }) => par === personneId)
      .map(({ garde }) => garde),
  );
  return piecesDe(pieces, 'texte_garde').filter(({ id, par }) => par === personneId && !repris.has(id));
}

/** Where and when to call today, and since when it is asked. */
export function appelDe(pieces: readonly Piece[]): Pick<PieceDe<'appel'>, 'numero' | 'quand' | 'le'> {
  return piecesDe(pieces, 'appel').at(-1) ?? demandeInitiale(pieces);
}
