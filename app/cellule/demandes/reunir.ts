import type { Lecteur, Piece } from './pieces.ts';

/**
 * A piece as it reads today, where it names somebody by a row that was made one with another since: what is sealed is never
 * written anew.
 */
export function reunirPiece(piece: Piece, numero: (personneId: number) => number): Piece {
  const qui = (lecteur: Lecteur): Lecteur => ({ ...lecteur, personneId: numero(lecteur.personneId) });
  const par = numero(piece.par);
  switch (piece.genre) {
    case 'demande':
      return { ...piece, par, demandeuse: qui(piece.demandeuse), choisie: qui(piece.choisie) };
    case 'acces':
      return { ...piece, par, lecteur: qui(piece.lecteur) };
    case 'acces_retires':
      return { ...piece, par, personneId: numero(piece.personneId) };
    case 'invitation':
      return { ...piece, par, membre: qui(piece.membre) };
    case 'choix':
      return { ...piece, par, choisie: qui(piece.choisie) };
    default:
      return { ...piece, par };
  }
}
