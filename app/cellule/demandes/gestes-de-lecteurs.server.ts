import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import type { Destinataire } from '#app/services/coffre.server.ts';
import type { ActeDemande } from '../cellule.ts';
import { demandeInitiale, piecesDe } from './histoire.ts';
import { laisserEntrer, rouvrirLAcces, seRecuser } from './invitations.server.ts';
import { exigerLecteur, fermerUnAppareil, retirerLecteur, tirerDeNouveauxMots } from './lecteurs.server.ts';
import { type DemandeOuverte, exigerActe } from './ouvrir.server.ts';
import { regardsDe } from './page-de-demande.server.ts';
import { APRES_AVOIR_PARLE, estGeste, type Geste, motsDuGeste } from './qui-lit.ts';
import { estSeuleGardienne } from './qui-tient.server.ts';

const ACTE: Record<Geste, ActeDemande> = {
  retirer: 'retirer_un_lecteur',
  appareil: 'tenir_ses_cles',
  mots: 'tenir_ses_cles',
  recuser: 'se_recuser',
  rouvrir: 'rouvrir_l_acces',
  'laisser-entrer': 'laisser_entrer',
};

/** Whether this row of keys is that of the device in use. */
const estIci = ({ pieces }: DemandeOuverte, cible: string | undefined, appareil: Destinataire | null): boolean =>
  piecesDe(pieces, 'acces').some(({ id, destinataire }) => id === cible && destinataire === appareil);

/** Whether nobody opens what the members noted among themselves, once this is done. */
function perdLesNotes(ctx: ContextePersonne, demande: DemandeOuverte, geste: Geste, cible: string): boolean {
  if (geste === 'recuser') return estSeuleGardienne(ctx, demande.pieces, demande.moi.personneId);
  if (geste === 'retirer') return estSeuleGardienne(ctx, demande.pieces, exigerLecteur(demande, cible).personneId);
  return geste === 'laisser-entrer' && demande.identiteMembres === null;
}

/** @throws ErreurMetier INTROUVABLE for an address that names no act of hers */
export function lireGeste(
  ctx: ContextePersonne,
  demande: DemandeOuverte,
  { geste, cible, appareil = null }: { geste: string | undefined; cible: string | undefined; appareil?: Destinataire | null },
) {
  if (!estGeste(geste)) throw introuvable();
  exigerActe(demande, ACTE[geste]);
  const nommee = geste === 'retirer' || geste === 'laisser-entrer';
  const nom = nommee ? exigerLecteur(demande, cible ?? '').nom : demandeInitiale(demande.pieces).demandeuse.nom;
  const mots = motsDuGeste(geste, nom, {
    perdLesNotes: perdLesNotes(ctx, demande, geste, cible ?? ''),
    ici: geste === 'appareil' && estIci(demande, cible, appareil),
  });
  return { id: demande.id, geste, nom, regards: regardsDe(demande), mots };
}

/** What was done: words shown once, or a sentence that names nobody. */
export type GesteFait = { code: string; nom: string } | { titre: string; texte: string; parti?: true };

/** @throws ErreurMetier those of each act; IMPOSSIBLE when one must have spoken with her and does not say so */
export async function faireGeste(
  ctx: ContextePersonne,
  demande: DemandeOuverte,
  {
    geste,
    cible = '',
    parle,
    appareil = null,
  }: { geste: string | undefined; cible: string | undefined; parle: boolean; appareil?: Destinataire | null },
): Promise<GesteFait> {
  const { geste: fait, nom } = lireGeste(ctx, demande, { geste, cible });
  if (APRES_AVOIR_PARLE.includes(fait) && !parle) throw impossible('Parlez-lui d’abord, puis cochez cette case.', 'parle');
  switch (fait) {
    case 'retirer':
      await retirerLecteur(ctx, demande, cible);
      return { titre: 'La lecture est retirée.', texte: 'De nouvelles clés sont tirées pour les personnes qui restent.' };
    case 'appareil':
      await fermerUnAppareil(ctx, demande, cible);
      return estIci(demande, cible, appareil)
        ? { titre: 'Cet appareil est fermé.', texte: 'Il n’ouvre plus cette demande\u00a0: vos six mots l’ouvrent.', parti: true }
        : { titre: 'L’autre appareil est fermé.', texte: 'Il n’ouvre plus rien ici.' };
    case 'mots':
      return { code: await tirerDeNouveauxMots(ctx, demande), nom: '' };
    case 'recuser':
      await seRecuser(ctx, demande);
      return { titre: 'C’est fait.', texte: 'Vous ne lisez plus cette page.', parti: true };
    case 'rouvrir':
      return { code: await rouvrirLAcces(ctx, demande), nom };
    case 'laisser-entrer':
      await laisserEntrer(ctx, demande, cible);
      return { titre: 'C’est ouvert de nouveau.', texte: 'Un courriel dit seulement qu’une page attend.' };
  }
}
