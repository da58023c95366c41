import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { type Destinataire, idAuHasard } from '#app/services/coffre.server.ts';
import { clesDesMembres } from '../membres/membres.server.ts';
import { listMembresPour, type MembrePropose } from '../membres/recuser.server.ts';
import { scellerAvis } from './avis.server.ts';
import { deposer, scellerPieces } from './ecrire.server.ts';
import { autresLecteurs, exigerVivante } from './ecrire-message.server.ts';
import { demandeInitiale, invitationsEnAttente, lecteursPresents, piecesDe } from './histoire.ts';
import { accueillir, exigerLecteur, motsPour, sansMembre } from './lecteurs.server.ts';
import { type DemandeOuverte, exigerActe } from './ouvrir.server.ts';
import type { Contenu, Lecteur, PieceDe } from './pieces.ts';
import { departDe, rechiffrerOuRefuser } from './rechiffrer.server.ts';

/** Members who come, leave and come back. */

/** Members of the cell beside those who read or are invited; those who are linked to the structure, with the reason. */
export function listMembresAInviter(ctx: ContextePersonne, demande: DemandeOuverte): MembrePropose[] {
  const { structure } = demandeInitiale(demande.pieces);
  const pris = new Set([
    ...lecteursPresents(demande.pieces).map(({ personneId }) => personneId),
    ...invitationsEnAttente(demande.pieces).map(({ membre }) => membre.personneId),
  ]);
  return listMembresPour(ctx, structure.id).filter(({ personneId }) => !pris.has(personneId));
}

/** @throws ErreurMetier IMPOSSIBLE for whoever reads already, is linked to the structure, or is not of the cell */
function choisirMembre(ctx: ContextePersonne, demande: DemandeOuverte, personneId: number) {
  const membre = listMembresAInviter(ctx, demande).find((un) => un.personneId === personneId);
  if (!membre) throw impossible('Choisissez un membre qui ne lit pas encore cette demande.', 'membre');
  if (membre.lien) throw impossible('Cette personne est liée à la structure\u00a0: choisissez-en une autre.', 'membre');
  const { nom, quoi, destinataire } = membre;
  return { destinataire, lecteur: { personneId, nom, quoi, role: 'membre' } satisfies Lecteur };
}

/**
 * Proposes another member. The row of keys is ready and opens nothing: it is laid down when the asker says yes.
 * @throws ErreurMetier INTERDIT; IMPOSSIBLE once the demande is closed, or for a member who may not be invited
 */
export async function inviterUnMembre(
  ctx: ContextePersonne,
  demande: DemandeOuverte,
  { membre, mot }: { membre: number; mot: string },
): Promise<Lecteur> {
  exigerActe(demande, 'inviter');
  exigerVivante(demande);
  const { lecteur, destinataire } = choisirMembre(ctx, demande, membre);
  const { acces } = await accueillir(demande, { lecteur, moyen: 'membre', destinataire });
  const pieces = await scellerPieces(ctx, demande, [
    { genre: 'invitation', membre: lecteur, mot, destinataire, accesPrepare: acces.scelle.toString('base64') },
  ]);
  const demandeuse = demandeInitiale(demande.pieces).demandeuse.personneId;
  deposer(ctx, demande.id, { pieces, envois: await scellerAvis(ctx, [demandeuse]), version: demande.version });
  return lecteur;
}

/** @throws ErreurMetier INTROUVABLE when it was answered or taken back already */
export function exigerInvitation(demande: DemandeOuverte, id: string): PieceDe<'invitation'> {
  const invitation = invitationsEnAttente(demande.pieces).find((une) => une.id === id);
  if (!invitation) throw introuvable();
  return invitation;
}

/** @throws ErreurMetier INTERDIT, or INTROUVABLE when it was answered already */
export async function retirerInvitation(ctx: ContextePersonne, demande: DemandeOuverte, id: string): Promise<Lecteur> {
  exigerActe(demande, 'inviter');
  const { membre } = exigerInvitation(demande, id);
  const pieces = await scellerPieces(ctx, demande, [{ genre: 'reponse_invitation', invitation: id, acceptee: false }]);
  deposer(ctx, demande.id, { pieces, version: demande.version });
  return membre;
}

/**
 * The asker says yes or no. Yes: the member's row of keys is laid down.
 * @throws ErreurMetier INTERDIT; INTROUVABLE when it was taken back; IMPOSSIBLE when the member changed her key, left, or is
 *   linked to the structure since
 */
export async function repondreAInvitation(
  ctx: ContextePersonne,
  demande: DemandeOuverte,
  { id, acceptee }: { id: string; acceptee: boolean },
): Promise<Lecteur> {
  exigerActe(demande, 'accepter_un_membre');
  const donnee = piecesDe(demande.pieces, 'reponse_invitation').find(({ invitation }) => invitation === id);
  const repondue = piecesDe(demande.pieces, 'invitation').find((une) => une.id === id);
  // Sent twice, it is answered once.
  if (donnee?.acceptee === acceptee && repondue) return repondue.membre;
  const { membre, destinataire, accesPrepare } = exigerInvitation(demande, id);
  const reponse: Contenu = { genre: 'reponse_invitation', invitation: id, acceptee };
  if (!acceptee) {
    const pieces = await scellerPieces(ctx, demande, [reponse]);
    const envois = await scellerAvis(ctx, autresLecteurs(demande));
    deposer(ctx, demande.id, { pieces, envois, version: demande.version });
    return membre;
  }
  exigerVivante(demande);
  const { structure } = demandeInitiale(demande.pieces);
  const proposee = listMembresPour(ctx, structure.id).find(({ personneId }) => personneId === membre.personneId);
  if (!proposee || proposee.lien || proposee.destinataire !== destinataire)
    throw impossible('Cette personne ne peut plus lire votre demande. Répondez non\u00a0: une autre vous sera proposée.');
  const acces = { id: idAuHasard(), scelle: Buffer.from(accesPrepare, 'base64'), cles: [demande.destinataire] };
  const venue: Contenu = { genre: 'acces', lecteur: membre, acces: acces.id, moyen: 'membre', destinataire };
  const pieces = await scellerPieces(ctx, demande, [reponse, venue]);
  const envois = await scellerAvis(ctx, [...autresLecteurs(demande), membre.personneId]);
  deposer(ctx, demande.id, { pieces, acces: [acces], envois, version: demande.version });
  return membre;
}

/**
 * A member leaves: linked to the structure, or for a reason that she does not say.
 * @throws ErreurMetier INTERDIT
 */
export async function seRecuser(ctx: ContextePersonne, demande: DemandeOuverte): Promise<void> {
  exigerActe(demande, 'se_recuser');
  const { contenus, accesRetires } = departDe(demande, [{ personneId: demande.moi.personneId, raison: 'recuse' }]);
  const pieces = await scellerPieces(ctx, demande, contenus);
  const envois = await scellerAvis(ctx, autresLecteurs(demande));
  deposer(ctx, demande.id, { pieces, accesRetires, envois, version: demande.version });
}

/**
 * Lets the asker in again, once one has spoken with her: the device and the words that she lost open no more.
 * @returns six words to read out, shown once
 * @throws ErreurMetier INTERDIT
 */
export async function rouvrirLAcces(ctx: ContextePersonne, demande: DemandeOuverte): Promise<string> {
  exigerActe(demande, 'rouvrir_l_acces');
  const { demandeuse } = demandeInitiale(demande.pieces);
  const { code, acces, contenu } = await motsPour(demande, demandeuse);
  const { contenus, accesRetires } = departDe(demande, [{ personneId: demandeuse.personneId, raison: 'remplace' }]);
  const pieces = await scellerPieces(ctx, demande, [...contenus, contenu]);
  const envois = await scellerAvis(ctx, autresLecteurs(demande));
  deposer(ctx, demande.id, { pieces, acces: [acces], accesRetires, envois, version: demande.version });
  return code;
}

/** The key that a member holds today, when it is not the one of her row; undefined when nothing must be done. */
export function cleChangee(ctx: ContextePersonne, { role, personneId, cles }: ReturnType<typeof exigerLecteur>) {
  const sienne = role === 'membre' ? clesDesMembres(ctx, [personneId]).get(personneId) : undefined;
  return cles.some(({ destinataire }) => destinataire === sienne) ? undefined : sienne;
}

/** @throws ErreurMetier IMPOSSIBLE for a member who may not be given a key today */
function exigerSansLien(ctx: ContextePersonne, demande: DemandeOuverte, personneId: number): void {
  const { structure } = demandeInitiale(demande.pieces);
  const membre = listMembresPour(ctx, structure.id).find((un) => un.personneId === personneId);
  if (!membre) throw impossible('Cette personne n’a pas signé la charte d’aujourd’hui\u00a0: demandez-lui de le faire d’abord.');
  if (membre.lien)
    throw impossible('Cette personne est maintenant liée à la structure\u00a0: elle ne peut plus lire cette demande.');
}

/**
 * Lets a member in again whose key changed, once one has spoken with her. The asker does it when no member reads any more:
 * what they wrote among themselves is then lost, for its last key is.
 * @param piece the one that brought her
 * @throws ErreurMetier INTERDIT; INTROUVABLE for somebody who does not read; IMPOSSIBLE when her key did not change, or when she
 *   may not be chosen any more: linked to the structure since, or the charter not signed
 */
export async function laisserEntrer(ctx: ContextePersonne, demande: DemandeOuverte, piece: string): Promise<Lecteur> {
  exigerActe(demande, 'laisser_entrer');
  const { cles: _, ...lecteur } = exigerLecteur(demande, piece);
  const destinataire = cleChangee(ctx, exigerLecteur(demande, piece));
  if (!destinataire) throw impossible('Sa clé n’a pas changé\u00a0: elle peut lire cette demande.');
  exigerSansLien(ctx, demande, lecteur.personneId);
  const retrait = { personneId: lecteur.personneId, raison: 'remplace' as const };
  const envois = await scellerAvis(ctx, autresLecteurs(demande));
  if (!demande.identiteMembres) {
    exigerSansMembre(ctx, demande);
    await rechiffrerOuRefuser(ctx, demande, { entrent: [{ lecteur, moyen: 'membre', destinataire }], envois });
    return lecteur;
  }
  const { acces, contenu } = await accueillir(demande, { lecteur, moyen: 'membre', destinataire });
  const { contenus, accesRetires } = departDe(demande, [retrait]);
  const pieces = await scellerPieces(ctx, demande, [...contenus, contenu]);
  deposer(ctx, demande.id, { pieces, acces: [acces], accesRetires, envois, version: demande.version });
  return lecteur;
}

/**
 * The asker chooses another member when none reads any more.
 * @throws ErreurMetier INTERDIT; IMPOSSIBLE while a member reads, or for one who may not be chosen
 */
export async function choisirUnMembre(ctx: ContextePersonne, demande: DemandeOuverte, personneId: number): Promise<Lecteur> {
  exigerActe(demande, 'choisir_un_membre');
  exigerVivante(demande);
  exigerSansMembre(ctx, demande);
  const { lecteur, destinataire } = choisirMembre(ctx, demande, personneId);
  await rechiffrerOuRefuser(ctx, demande, {
    entrent: [{ lecteur, moyen: 'membre', destinataire: destinataire as Destinataire }],
    contenus: [{ genre: 'choix', choisie: lecteur }],
    envois: await scellerAvis(ctx, [personneId]),
  });
  return lecteur;
}

function exigerSansMembre(ctx: ContextePersonne, demande: DemandeOuverte): void {
  if (!sansMembre(ctx, demande))
    throw impossible('Un membre de la cellule lit encore votre demande\u00a0: c’est à lui d’inviter.');
}
