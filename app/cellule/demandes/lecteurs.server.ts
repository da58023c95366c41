import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { majuscule } from '#app/commun/texte.ts';
import { equipeDe } from '#app/reseau/personnes/equipes.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { type Destinataire, destinataireDe, motsAuHasard } from '#app/services/coffre.server.ts';
import { MOTS_DU_CODE } from '../cellule.ts';
import { cleDesMots } from '../membres/phrases.server.ts';
import { scellerAvis } from './avis.server.ts';
import { deposer, type Scelle, scellerAcces, scellerPieces } from './ecrire.server.ts';
import { autresLecteurs, exigerVivante } from './ecrire-message.server.ts';
import { demandeInitiale, type LecteurPresent, lecteursPresents } from './histoire.ts';
import { type DemandeOuverte, exigerActe } from './ouvrir.server.ts';
import type { Contenu, Lecteur, Moyen } from './pieces.ts';
import { membresQuiLisent } from './qui-tient.server.ts';
import { departDe } from './rechiffrer.server.ts';

/** Who reads, and by which keys: what the asker decides. */

/** A row of keys for one more reader, and the piece that tells it. */
export async function accueillir(
  demande: DemandeOuverte,
  { lecteur, moyen, destinataire }: { lecteur: Lecteur; moyen: Moyen; destinataire: Destinataire },
): Promise<{ acces: Scelle; contenu: Contenu }> {
  const { id, identite, identiteMembres } = demande;
  const cles = lecteur.role === 'membre' ? identiteMembres : null;
  const acces = await scellerAcces({ demande: id, identite, identiteMembres: cles, lecteur }, destinataire);
  const sansNotes = lecteur.role === 'membre' && cles === null ? { sansNotes: true as const } : {};
  return { acces, contenu: { genre: 'acces', lecteur, acces: acces.id, moyen, destinataire, ...sansNotes } };
}

/** Six words drawn for a reader: shown once, kept nowhere. */
export async function motsPour(demande: DemandeOuverte, lecteur: Lecteur) {
  const code = motsAuHasard(MOTS_DU_CODE);
  const destinataire = await destinataireDe(await cleDesMots(code));
  return { code, ...(await accueillir(demande, { lecteur, moyen: 'mots', destinataire })) };
}

/** Those who commit her structure beside her and do not read yet: only they find the door that asks for words. */
export function listAFaireLire(ctx: ContextePersonne, demande: DemandeOuverte): Lecteur[] {
  const { structure } = demandeInitiale(demande.pieces);
  const presents = new Set(lecteursPresents(demande.pieces).map(({ personneId }) => personneId));
  const nom = ctx.db.select({ nom: structures.nom }).from(structures).where(eq(structures.id, structure.id)).get()?.nom;
  return equipeDe(ctx, structure.id)
    .filter(({ id, responsable }) => responsable && !presents.has(id))
    .map(({ id, nomComplet, libelle }) => ({
      personneId: id,
      nom: nomComplet,
      quoi: `${majuscule(libelle)}, ${nom ?? structure.nom}`,
      role: 'structure',
    }));
}

/**
 * Lets someone of her structure read. What she opens with is said to her by voice, and opens for her alone.
 * @returns the six words, shown once
 * @throws ErreurMetier INTERDIT, or IMPOSSIBLE for someone who does not commit the structure or reads already
 */
export async function faireLire(ctx: ContextePersonne, demande: DemandeOuverte, personneId: number) {
  exigerActe(demande, 'faire_lire');
  exigerVivante(demande);
  const lecteur = listAFaireLire(ctx, demande).find((une) => une.personneId === personneId);
  if (!lecteur) throw impossible('Choisissez une personne qui engage votre structure, et qui ne lit pas encore.', 'personne');
  const { code, acces, contenu } = await motsPour(demande, lecteur);
  const pieces = await scellerPieces(ctx, demande, [contenu]);
  const envois = await scellerAvis(ctx, autresLecteurs(demande));
  deposer(ctx, demande.id, { pieces, acces: [acces], envois, version: demande.version });
  return { code, nom: lecteur.nom };
}

/**
 * A reader, by the piece that brought her: it keeps its name when the demande is sealed anew.
 * @throws ErreurMetier INTROUVABLE when she does not read any more
 */
export function exigerLecteur(demande: Pick<DemandeOuverte, 'pieces'>, piece: string): LecteurPresent {
  const venue = demande.pieces.find(({ id }) => id === piece);
  const lecteur =
    venue?.genre === 'acces' &&
    lecteursPresents(demande.pieces).find(({ personneId }) => personneId === venue.lecteur.personneId);
  if (!lecteur) throw introuvable();
  return lecteur;
}

/**
 * Takes someone's keys away. The next opening by a member draws new ones for those who stay.
 * @throws ErreurMetier INTERDIT; IMPOSSIBLE for herself, INTROUVABLE for somebody who does not read
 */
export async function retirerLecteur(ctx: ContextePersonne, demande: DemandeOuverte, piece: string): Promise<Lecteur> {
  exigerActe(demande, 'retirer_un_lecteur');
  const lecteur = exigerLecteur(demande, piece);
  if (lecteur.role === 'demandeuse') throw impossible('Vous ne pouvez pas vous retirer vous-même\u00a0: retirez votre demande.');
  const { contenus, accesRetires } = departDe(demande, [{ personneId: lecteur.personneId, raison: 'retire' }]);
  const pieces = await scellerPieces(ctx, demande, contenus);
  const restent = autresLecteurs(demande).filter((personneId) => personneId !== lecteur.personneId);
  deposer(ctx, demande.id, { pieces, accesRetires, envois: await scellerAvis(ctx, restent), version: demande.version });
  return lecteur;
}

/** The rows of keys by which this reader opens. */
export const mesCles = (demande: DemandeOuverte): LecteurPresent['cles'] =>
  lecteursPresents(demande.pieces).find(({ personneId }) => personneId === demande.moi.personneId)?.cles ?? [];

/**
 * New words for herself: those she had open no more.
 * @returns the six words, shown once
 * @throws ErreurMetier INTERDIT for a member, who has a phrase
 */
export async function tirerDeNouveauxMots(ctx: ContextePersonne, demande: DemandeOuverte): Promise<string> {
  exigerActe(demande, 'tenir_ses_cles');
  const { code, acces, contenu } = await motsPour(demande, demande.moi);
  const anciens = mesCles(demande).flatMap((cle) => (cle.moyen === 'mots' ? [cle.acces] : []));
  const retrait: Contenu = { genre: 'acces_retires', acces: anciens, personneId: demande.moi.personneId, raison: 'revoque' };
  const pieces = await scellerPieces(ctx, demande, [contenu, ...(anciens.length > 0 ? [retrait] : [])]);
  deposer(ctx, demande.id, { pieces, acces: [acces], accesRetires: anciens, version: demande.version });
  return code;
}

/**
 * Closes a device of hers.
 * @param piece the one that let it in
 * @throws ErreurMetier INTERDIT; INTROUVABLE for another's key; IMPOSSIBLE when she could not open any more
 */
export async function fermerUnAppareil(ctx: ContextePersonne, demande: DemandeOuverte, piece: string): Promise<void> {
  exigerActe(demande, 'tenir_ses_cles');
  const venue = demande.pieces.find(({ id }) => id === piece);
  const siennes = mesCles(demande);
  const fermee = siennes.find(({ acces, moyen }) => venue?.genre === 'acces' && moyen === 'appareil' && acces === venue.acces);
  if (!fermee) throw introuvable();
  if (siennes.length === 1) throw impossible('Ce serait votre dernière clé\u00a0: tirez d’abord de nouveaux mots.');
  const pieces = await scellerPieces(ctx, demande, [
    { genre: 'acces_retires', acces: [fermee.acces], personneId: demande.moi.personneId, raison: 'revoque' },
  ]);
  deposer(ctx, demande.id, { pieces, accesRetires: [fermee.acces], version: demande.version });
}

/** Whether no member holds a key that opens: the asker alone may then let one in. */
export const sansMembre = (ctx: ContextePersonne, demande: DemandeOuverte): boolean =>
  membresQuiLisent(ctx, demande.pieces).length === 0;
