import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import type { Theme } from '../cellule.ts';
import { scellerAvis } from '../demandes/avis.server.ts';
import { deposer, scellerPieces } from '../demandes/ecrire.server.ts';
import { autresLecteurs, exigerVivante } from '../demandes/ecrire-message.server.ts';
import { lecteursPresents } from '../demandes/histoire.ts';
import { type DemandeOuverte, exigerActe } from '../demandes/ouvrir.server.ts';
import { JOURS_DES_POINTS, scellerRappels } from '../demandes/rappels.server.ts';
import { aRemettre, type Preconisation, preconisationsDe, preconiserEn } from './preconisations.ts';

export interface SaisieDePreconisation {
  /** Drawn with the form: sent twice, it makes one préconisation. */
  objet: string;
  /** The versions that were read, and that this one replaces; none for a new one. */
  apres: readonly string[];
  titre: string;
  theme: Theme;
  texte: string;
  /** May be empty. */
  avec: string;
  /** « avant le 30 avril »; may be empty. */
  avant: string;
}

/** @throws ErreurMetier INTROUVABLE when this reader may open none of that name */
export function exigerPreconisation(demande: DemandeOuverte, objet: string | undefined): Preconisation {
  const lue = preconisationsDe(demande.pieces).find((une) => une.objet === objet);
  if (!lue) throw introuvable();
  return lue;
}

/** @throws ErreurMetier INTERDIT, or IMPOSSIBLE at a step where nothing is proposed */
export function exigerPreconiser(demande: DemandeOuverte): 'entre_membres' | 'a_tous' {
  exigerActe(demande, 'preconiser');
  exigerVivante(demande);
  const pourQui = preconiserEn(demande.statut);
  if (!pourQui) throw impossible('Les préconisations viennent avec l’accompagnement\u00a0: commencez-le d’abord.');
  return pourQui;
}

/**
 * Writes a préconisation, or a new text of one: between members before they are handed over, to all readers afterwards.
 * @returns whether all readers have it
 * @throws ErreurMetier INTERDIT, or IMPOSSIBLE when the form is about a text that nobody wrote
 */
export async function preconiser(
  ctx: ContextePersonne,
  demande: DemandeOuverte,
  saisie: SaisieDePreconisation,
): Promise<boolean> {
  const remise = exigerPreconiser(demande) === 'a_tous';
  const { objet, apres, titre, theme, texte, avec, avant } = saisie;
  const connues = new Set(
    preconisationsDe(demande.pieces)
      .find((une) => une.objet === objet)
      ?.toutes.map(({ id }) => id),
  );
  if (connues.size > 0 && apres.length === 0) return remise;
  if (!apres.every((id) => connues.has(id))) throw impossible('Ce texte n’est plus là\u00a0: rouvrez la page, puis recommencez.');
  const contenu = { genre: 'preconisation' as const, objet, apres: [...apres], titre, theme, texte, avec, avant };
  const pieces = await scellerPieces(ctx, demande, [contenu], { entreMembres: !remise });
  deposer(ctx, demande.id, { pieces, envois: remise ? await scellerAvis(ctx, autresLecteurs(demande)) : [] });
  return remise;
}

/**
 * Gives up one that was not handed over.
 * @throws ErreurMetier INTERDIT, INTROUVABLE, or IMPOSSIBLE once it was handed over
 */
export async function abandonner(ctx: ContextePersonne, demande: DemandeOuverte, objet: string): Promise<void> {
  exigerPreconiser(demande);
  const { remiseLe } = exigerPreconisation(demande, objet);
  if (remiseLe) throw impossible('Cette préconisation est déjà remise\u00a0: écrivez-en plutôt un nouveau texte.');
  const pieces = await scellerPieces(ctx, demande, [{ genre: 'abandon', preconisation: objet }], { entreMembres: true });
  deposer(ctx, demande.id, { pieces });
}

/**
 * Hands all of them over at once: their texts are sealed to every reader, and a word is due at 3 and 6 months.
 * @returns how many
 * @throws ErreurMetier INTERDIT, or IMPOSSIBLE when none is ready, or when two texts of one wait to be made one
 */
export async function remettrePreconisations(ctx: ContextePersonne, demande: DemandeOuverte, mot: string): Promise<number> {
  exigerPreconiser(demande);
  const pretes = aRemettre(preconisationsDe(demande.pieces));
  if (pretes.length === 0) throw impossible('Préparez d’abord au moins une préconisation.');
  const double = pretes.find(({ enPreparation }) => enPreparation.length > 1);
  if (double) {
    throw impossible(`La préconisation ${double.numero} a deux textes, écrits en même temps\u00a0: réunissez-les d’abord.`);
  }
  const contenus = pretes.flatMap(({ objet, enPreparation, remises }) =>
    enPreparation.map(({ id, titre, theme, texte, avec, avant }) => ({
      genre: 'preconisation' as const,
      objet,
      apres: [id, ...remises.map((remise) => remise.id)],
      ...{ titre, theme, texte, avec, avant },
    })),
  );
  const passage = { genre: 'passage' as const, transition: 'remettre_preconisations' as const, mot, portes: [] };
  const lecteurs = lecteursPresents(demande.pieces).map(({ personneId }) => personneId);
  deposer(ctx, demande.id, {
    pieces: await scellerPieces(ctx, demande, [passage, ...contenus]),
    transition: { nom: 'remettre_preconisations', relations: demande.relations },
    rappels: await scellerRappels(ctx, Object.values(JOURS_DES_POINTS), lecteurs),
    envois: await scellerAvis(ctx, autresLecteurs(demande)),
  });
  return pretes.length;
}
