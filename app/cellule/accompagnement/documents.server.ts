import { and, eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { libelleInstant } from '#app/commun/periode.ts';
import { OCTETS_MAX } from '#app/reseau/fichiers/fichiers.server.ts';
import { empreinteDe, idAuHasard, ouvrirOctets, scellerOctets } from '#app/services/coffre.server.ts';
import { DROITS_DEMANDE, estFinie } from '../cellule.ts';
import { scellerAvis } from '../demandes/avis.server.ts';
import { deposer, scellerPieces } from '../demandes/ecrire.server.ts';
import { exigerVivante } from '../demandes/ecrire-message.server.ts';
import { lecteursPresents, piecesDe } from '../demandes/histoire.ts';
import { type DemandeOuverte, exigerActe } from '../demandes/ouvrir.server.ts';
import { nommer, regardsDe } from '../demandes/page-de-demande.server.ts';
import { documentsCellule } from '../tables.ts';
import { genreDeDocument, libelleDePoids, nomDeDocument } from './documents.ts';
import { signer } from './ecrits.ts';

const TROP_LOURD = 'Un document pèse au plus 10\u00a0Mo. Choisissez-en un plus léger.';

/**
 * Lays a document down, sealed in memory from its first byte on: never in a temporary file, never drawn small.
 * @param entreMembres for the members alone
 * @throws ErreurMetier INTERDIT; IMPOSSIBLE once the demande is closed, or for a document that is empty, too heavy or of an
 *   unknown kind
 */
export async function joindreDocument(
  ctx: ContextePersonne,
  demande: DemandeOuverte,
  { fichier, entreMembres }: { fichier: File; entreMembres: boolean },
): Promise<void> {
  exigerActe(demande, entreMembres ? 'ecrire_entre_membres' : 'joindre');
  exigerVivante(demande);
  // Refused before it is read: it would be held in memory whole.
  if (fichier.size > OCTETS_MAX) throw impossible(TROP_LOURD, 'fichier');
  const octets = Buffer.from(await fichier.arrayBuffer());
  if (octets.length === 0) throw impossible('Ce document est vide.', 'fichier');
  const genre = genreDeDocument(fichier.name, octets);
  if (!genre) {
    throw impossible(
      'Nous ne gardons pas ce genre de document. Choisissez un PDF, une photo, un texte ou un tableau.',
      'fichier',
    );
  }
  const empreinte = empreinteDe(octets);
  const deja = piecesDe(demande.pieces, 'document').some(
    (piece) => piece.empreinte === empreinte && piece.entreMembres === entreMembres,
  );
  if (deja) throw impossible('Ce document est déjà là.', 'fichier');

  const document = {
    id: idAuHasard(),
    scelle: await scellerOctets(octets, [entreMembres ? demande.destinataireMembres : demande.destinataire]),
  };
  const nom = nomDeDocument(fichier.name, genre.fin);
  const pieces = await scellerPieces(
    ctx,
    demande,
    [{ genre: 'document', document: document.id, nom, type: genre.type, octets: octets.length, empreinte }],
    { entreMembres },
  );
  const avertis = lecteursPresents(demande.pieces)
    .filter(({ personneId, role }) => personneId !== ctx.acteur.personneId && (!entreMembres || role === 'membre'))
    .map(({ personneId }) => personneId);
  deposer(ctx, demande.id, { pieces, documents: [document], envois: await scellerAvis(ctx, avertis) });
}

/**
 * A document, opened.
 * @throws ErreurMetier INTROUVABLE for one that this reader has no piece about: unknown and foreign are the same
 * @throws Error when what is kept is not what was laid down
 */
export async function lireDocument(ctx: ContextePersonne, demande: DemandeOuverte, id: string | undefined) {
  const piece = piecesDe(demande.pieces, 'document').find(({ document }) => document === id);
  if (!piece) throw introuvable();
  const ligne = ctx.db
    .select({ scelle: documentsCellule.scelle })
    .from(documentsCellule)
    .where(and(eq(documentsCellule.id, piece.document), eq(documentsCellule.demandeId, demande.id)))
    .get();
  const cle = piece.entreMembres ? demande.identiteMembres : demande.identite;
  const contenu = ligne && cle ? await ouvrirOctets(ligne.scelle, [cle]) : null;
  if (contenu === null || empreinteDe(contenu) !== piece.empreinte) throw new Error('Un document de la cellule ne s’ouvre plus.');
  return { nom: piece.nom, type: piece.type, contenu };
}

/** The documents that this reader may open, the newest first. */
export function lireDocuments(ctx: ContextePersonne, demande: DemandeOuverte) {
  const nom = nommer(demande);
  return {
    joindre: !estFinie(demande.statut) && peut(DROITS_DEMANDE, 'joindre', demande.relations),
    documents: piecesDe(demande.pieces, 'document')
      // Sent twice at once, it was laid down twice: it is shown once.
      .filter(({ empreinte, entreMembres }, rang, tous) => {
        return rang === tous.findIndex((autre) => autre.empreinte === empreinte && autre.entreMembres === entreMembres);
      })
      .map((piece) => ({
        id: piece.document,
        nom: piece.nom,
        poids: libelleDePoids(piece.octets),
        signature: signer(nom(piece.par), libelleInstant(new Date(piece.le), ctx.fuseau)),
        entreMembres: piece.entreMembres,
      }))
      .reverse(),
  };
}

/**
 * The page where a document is chosen.
 * @throws ErreurMetier INTERDIT, or IMPOSSIBLE once the demande is closed
 */
export function lirePageDeDocuments(demande: DemandeOuverte) {
  exigerActe(demande, 'joindre');
  exigerVivante(demande);
  const membre = peut(DROITS_DEMANDE, 'ecrire_entre_membres', demande.relations);
  return { id: demande.id, membre, lecteurs: regardsDe(demande) };
}
