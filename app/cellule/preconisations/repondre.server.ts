import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { scellerAvis } from '../demandes/avis.server.ts';
import { deposer, scellerPieces } from '../demandes/ecrire.server.ts';
import { autresLecteurs, exigerVivante } from '../demandes/ecrire-message.server.ts';
import { type DemandeOuverte, exigerActe } from '../demandes/ouvrir.server.ts';
import type { Contenu, Reponse } from '../demandes/pieces.ts';
import { type MoisDePoint, type Preconisation, pointPossible } from './preconisations.ts';
import { exigerPreconisation } from './preconiser.server.ts';

export interface SaisieDeReponse {
  objet: string;
  /** The text that was read. */
  version: string;
  /** Left out: only a word about it. */
  reponse?: Reponse | undefined;
  /** May be empty beside an answer. */
  texte: string;
}

function exigerRemise(demande: DemandeOuverte, objet: string): Preconisation {
  const lue = exigerPreconisation(demande, objet);
  if (!lue.remiseLe) throw introuvable();
  return lue;
}

/** Tells the other readers of what was written. */
async function ecrire(ctx: ContextePersonne, demande: DemandeOuverte, contenu: Contenu): Promise<void> {
  const pieces = await scellerPieces(ctx, demande, [contenu]);
  deposer(ctx, demande.id, { pieces, envois: await scellerAvis(ctx, autresLecteurs(demande)) });
}

/**
 * Answers a préconisation, or writes about it without answering. An answer is to one text: a newer one asks again.
 * @throws ErreurMetier INTERDIT, INTROUVABLE, or IMPOSSIBLE when the text changed meanwhile, or nothing is said
 */
export async function repondre(ctx: ContextePersonne, demande: DemandeOuverte, saisie: SaisieDeReponse): Promise<void> {
  const { objet, version, reponse, texte } = saisie;
  exigerActe(demande, reponse ? 'repondre' : 'ecrire');
  exigerVivante(demande);
  const { remises, reponse: presente } = exigerRemise(demande, objet);
  if (!reponse) {
    if (!texte) throw impossible('Choisissez une réponse, ou écrivez un mot.');
    return ecrire(ctx, demande, { genre: 'echange', preconisation: objet, texte });
  }
  if (!remises.some(({ id }) => id === version)) {
    throw impossible('Le texte de cette préconisation a changé entre-temps\u00a0: relisez-le, puis répondez.');
  }
  // The form shows her answer again: sent as it stands, it says nothing more.
  if (presente?.reponse === reponse && !texte) return;
  return ecrire(ctx, demande, { genre: 'reponse', preconisation: objet, version, reponse, texte });
}

/**
 * Says how things go, 3 or 6 months after.
 * @throws ErreurMetier INTERDIT, or IMPOSSIBLE before the préconisations are handed over, and once all is closed
 */
export async function faireLePoint(
  ctx: ContextePersonne,
  demande: DemandeOuverte,
  { mois, texte }: { mois: MoisDePoint; texte: string },
): Promise<void> {
  exigerActe(demande, 'faire_le_point');
  exigerVivante(demande);
  if (!pointPossible(demande.statut)) throw impossible('Le point se fait une fois les préconisations remises.');
  await ecrire(ctx, demande, { genre: 'point', mois, texte });
}
