import type { TransitionDemande } from '../cellule.ts';
import type { Genre, Lecteur, Piece, PieceDe } from './pieces.ts';

/** What the pile of pieces of a demande says, worked out by going through it once, oldest first. */

/** Someone who can read today, and the rows of keys by which she does. */
export interface LecteurPresent extends Lecteur {
  cles: { acces: string; moyen: PieceDe<'acces'>['moyen']; destinataire: string }[];
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
}

export const piecesDe = <G extends Genre>(pieces: readonly Piece[], genre: G): PieceDe<G>[] =>
  pieces.filter((piece): piece is PieceDe<G> => piece.genre === genre);

/** The first piece: who asked, for which structure, whom. @throws Error when it is missing: the base was altered */
export function demandeInitiale(pieces: readonly Piece[]): PieceDe<'demande'> {
  const premiere = piecesDe(pieces, 'demande')[0];
  if (!premiere) throw new Error('Une demande sans sa première pièce.');
  return premiere;
}

/** Those who can read today, the asker first, then in the order in which they came. */
export function lecteursPresents(pieces: readonly Piece[]): LecteurPresent[] {
  const lecteurs = new Map<number, LecteurPresent>();
  for (const piece of pieces) {
    if (piece.genre === 'acces') {
      const { acces, moyen, destinataire } = piece;
      const deja = lecteurs.get(piece.lecteur.personneId);
      lecteurs.set(piece.lecteur.personneId, { ...piece.lecteur, cles: [...(deja?.cles ?? []), { acces, moyen, destinataire }] });
    }
    if (piece.genre === 'acces_retires') {
      const lecteur = lecteurs.get(piece.personneId);
      if (!lecteur) continue;
      lecteur.cles = lecteur.cles.filter(({ acces }) => !piece.acces.includes(acces));
      // A key that is replaced leaves its reader in her place.
      if (lecteur.cles.length === 0 && piece.raison !== 'remplace') lecteurs.delete(piece.personneId);
    }
  }
  return [...lecteurs.values()];
}

/** Whether someone lost her keys since the last time that the demande was sealed anew. */
export function aRechiffrer(pieces: readonly Piece[]): boolean {
  const dernier = pieces.findLastIndex(({ genre }) => genre === 'rechiffrement');
  return pieces.slice(dernier + 1).some((piece) => piece.genre === 'acces_retires' && piece.raison !== 'revoque');
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
  return [envoi, ...piecesDe(pieces, 'passage').map(({ transition, le, par, mot }) => ({ transition, le, par, mot }))];
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
  const repris = new Set(piecesDe(pieces, 'texte_repris').map(({ garde }) => garde));
  return piecesDe(pieces, 'texte_garde').filter(({ id, par }) => par === personneId && !repris.has(id));
}

/** The member who is asked to call back today: another may be chosen as long as nobody called. */
export const choisieDe = (pieces: readonly Piece[]): Lecteur =>
  piecesDe(pieces, 'choix').at(-1)?.choisie ?? demandeInitiale(pieces).choisie;

/** Where and when to call today, and since when it is asked. */
export function appelDe(pieces: readonly Piece[]): Pick<PieceDe<'appel'>, 'numero' | 'quand' | 'le'> {
  return piecesDe(pieces, 'appel').at(-1) ?? demandeInitiale(pieces);
}
