import type { ContextePersonne } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { jourCivil, libelleJour } from '#app/commun/periode.ts';
import { idAuHasard } from '#app/services/coffre.server.ts';
import { CYCLE_DEMANDE } from '../cellule.ts';
import { scellerAvis } from '../demandes/avis.server.ts';
import { deposer, scellerPieces } from '../demandes/ecrire.server.ts';
import { autresLecteurs } from '../demandes/ecrire-message.server.ts';
import { demandeInitiale, lecteursPresents } from '../demandes/histoire.ts';
import { type DemandeOuverte, exigerActe } from '../demandes/ouvrir.server.ts';
import { regardsDe } from '../demandes/page-de-demande.server.ts';
import type { PremierContact } from '../demandes/pieces.ts';
import { estUnPassage, JOURS_DES_POINTS, type Passage, QUESTIONS } from './passages.ts';
import { scellerRappels } from './rappels.server.ts';

export interface SaisieDePassage {
  /** To all readers; may be empty. */
  mot: string;
  /** Between members; may be empty. */
  note?: string;
  /** Of `prendre_contact` alone. */
  contact?: PremierContact;
}

/** The name of a step, as an address gives it. @throws ErreurMetier INTROUVABLE for any other word */
export function passageOuIntrouvable(nom: string | undefined): Passage {
  if (!estUnPassage(nom)) throw introuvable();
  return nom;
}

/**
 * Moves a demande on, and tells its other readers that something awaits. What the house was to remind them of is past.
 * @throws ErreurMetier INTERDIT or IMPOSSIBLE when the cycle says so, IMPOSSIBLE for a contact before the demande or to come
 */
export async function franchirDemande(
  ctx: ContextePersonne,
  demande: DemandeOuverte,
  transition: Passage,
  { mot, note = '', contact }: SaisieDePassage,
): Promise<void> {
  verifierTransition(CYCLE_DEMANDE, transition, demande);
  const dit = transition === 'prendre_contact' ? exigerContact(ctx, demande, contact) : {};
  const pieces = await scellerPieces(ctx, demande, [{ genre: 'passage', transition, mot, portes: [], ...dit }]);
  if (note) {
    exigerActe(demande, 'ecrire_entre_membres');
    const ecrite = { genre: 'note' as const, objet: idAuHasard(), apres: [], texte: note };
    pieces.push(...(await scellerPieces(ctx, demande, [ecrite], { entreMembres: true })));
  }
  const lecteurs = lecteursPresents(demande.pieces).map(({ personneId }) => personneId);
  deposer(ctx, demande.id, {
    pieces,
    transition: { nom: transition, relations: demande.relations },
    rappels: transition === 'suivre' ? await scellerRappels(ctx, lecteurs, JOURS_DES_POINTS) : [],
    envois: await scellerAvis(ctx, autresLecteurs(demande)),
  });
}

function exigerContact(
  ctx: ContextePersonne,
  demande: DemandeOuverte,
  contact: PremierContact | undefined,
): { contact: PremierContact } {
  if (!contact) throw impossible('Dites quel jour vous vous êtes parlé.', 'jour');
  if (contact.jour > jourCivil(ctx.maintenant, ctx.fuseau)) throw impossible('Ce jour n’est pas encore venu.', 'jour');
  if (contact.jour < demande.jour) {
    throw impossible(`La demande est du ${libelleJour(demande.jour)}\u00a0: choisissez ce jour ou un jour d’après.`, 'jour');
  }
  return { contact };
}

/**
 * The page of a step: its question, and who is concerned.
 * @throws ErreurMetier INTROUVABLE, INTERDIT or IMPOSSIBLE when the step cannot be taken now
 */
export function lirePassage(ctx: ContextePersonne, demande: DemandeOuverte, nom: string | undefined) {
  const passage = passageOuIntrouvable(nom);
  verifierTransition(CYCLE_DEMANDE, passage, demande);
  const { demandeuse } = demandeInitiale(demande.pieces);
  const { titre, bouton, ici, mot, ensuite } = QUESTIONS[passage];
  return {
    id: demande.id,
    passage,
    ...{ titre, bouton, ici, mot: mot ?? null },
    ensuite: ensuite(demandeuse.nom),
    demandeuse: demandeuse.nom,
    lecteurs: regardsDe(demande),
    aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau),
    depuis: demande.jour,
  };
}
