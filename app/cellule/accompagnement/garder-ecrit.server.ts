import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { scellerAvis } from '../demandes/avis.server.ts';
import { deposer, scellerPieces } from '../demandes/ecrire.server.ts';
import { exigerVivante } from '../demandes/ecrire-message.server.ts';
import { lecteursPresents } from '../demandes/histoire.ts';
import { type DemandeOuverte, exigerActe } from '../demandes/ouvrir.server.ts';
import type { Piece } from '../demandes/pieces.ts';
import { ACTE_D_ECRIT, direPareil, ECRITS, type EcritDit, type PieceEcrite } from './ecrits.ts';

export interface SaisieDEcrit {
  /** Drawn with the form of a new text; the theme, for a constat. */
  objet: string;
  /** The versions that the writer had before her eyes: none, for a new text. */
  apres: readonly string[];
  ecrit: EcritDit;
}

const estEcrite = (piece: Piece): piece is Piece & PieceEcrite => (ECRITS as readonly string[]).includes(piece.genre);

/**
 * Writes a note, a meeting or a constat, or a new version of it. Whatever was written meanwhile stays: the versions that
 * the writer had not seen are not replaced. The same text sent twice is written once.
 * @throws ErreurMetier INTERDIT; IMPOSSIBLE once the demande is closed, or for versions that are not of this text
 */
export async function garderEcrit(
  ctx: ContextePersonne,
  demande: DemandeOuverte,
  { objet, apres, ecrit }: SaisieDEcrit,
): Promise<void> {
  exigerActe(demande, ACTE_D_ECRIT[ecrit.genre]);
  exigerVivante(demande);
  const versions = demande.pieces.filter(estEcrite).filter((piece) => piece.objet === objet);
  const remplacees = versions.filter(({ id }) => apres.includes(id));
  if (remplacees.length < new Set(apres).size || versions.some(({ genre }) => genre !== ecrit.genre)) {
    throw impossible('Ce texte n’est plus là. Revenez à la demande, puis recommencez.');
  }
  const moi = ctx.acteur.personneId;
  const dejaDit = ({ par, apres: siens, ...dit }: PieceEcrite) =>
    par === moi && siens.join() === apres.join() && direPareil(dit, ecrit);
  if (versions.some(dejaDit)) return;

  const entreMembres = ecrit.genre === 'note';
  const pieces = await scellerPieces(ctx, demande, [{ ...ecrit, objet, apres: [...apres] }], { entreMembres });
  // Whoever corrects her own words disturbs nobody.
  const corrige = remplacees.length > 0 && remplacees.every(({ par }) => par === moi);
  const avertis = lecteursPresents(demande.pieces).filter(
    ({ personneId, role }) => personneId !== moi && (!entreMembres || role === 'membre'),
  );
  deposer(ctx, demande.id, {
    pieces,
    envois: corrige
      ? []
      : await scellerAvis(
          ctx,
          avertis.map(({ personneId }) => personneId),
        ),
  });
}
