import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { jourCivil, libelleDuree, libellePeriode } from '#app/commun/periode.ts';
import type { PageDeReponse, ReponseParLien } from '#app/commun/prise.ts';
import { libelleLimite } from './etat.ts';
import { situer } from './lectures.server.ts';
import { libelleLieu } from './lettres.server.ts';
import { avisApres, libelleActe, questionDuStage } from './questions.ts';
import { saisieTransition } from './saisie.ts';
import { getStage } from './stages.server.ts';
import { estTransition, LIBELLE_STATUT_STAGE, type TransitionStage } from './stages.ts';
import { franchirStage } from './suites.server.ts';

/** What a mail's link lets one answer; the rest is done on the stage's page. */
const ACTES_PAR_LIEN: readonly TransitionStage[] = ['accepter', 'refuser', 'constater', 'constater_absence', 'rendre_bilan'];

const GENRE: Partial<Record<TransitionStage, 'principal' | 'second' | 'danger'>> = {
  accepter: 'principal',
  constater: 'principal',
  rendre_bilan: 'principal',
};

const CHAMP: Partial<Record<TransitionStage, { nom: string; libelle: string; obligatoire: boolean }>> = {
  refuser: { nom: 'motif', libelle: 'Pourquoi ? Un mot aide à reproposer.', obligatoire: false },
  constater_absence: { nom: 'motif', libelle: 'Que s’est-il passé ?', obligatoire: true },
  rendre_bilan: { nom: 'texte', libelle: 'Qu’en retenez-vous, et que garderez-vous ?', obligatoire: true },
};

function montrer(ctx: ContextePersonne, stageId: number): PageDeReponse {
  const d = getStage(ctx, stageId);
  const dit = situer(ctx, d);
  const actes = ACTES_PAR_LIEN.filter((nom) => dit.actes.includes(nom));
  const limite = libelleLimite(jourCivil(d.ligne.proposeLe, ctx.fuseau), d.ligne.du);
  const phrases =
    actes.length === 0
      ? [`Il n’y a rien à répondre ici pour l’instant. État du stage : ${LIBELLE_STATUT_STAGE[d.ligne.statut].toLowerCase()}.`]
      : dit.actes.includes('accepter')
        ? [
            `${d.auteur.nom}, ${d[d.ligne.coteQuiPropose].nom}, le propose. Réponse attendue ${limite}.`,
            ...(d.message ? [`« ${d.message} »`] : []),
          ]
        : [];
  return {
    salle: 'troc',
    titre: questionDuStage(dit),
    phrases,
    details: [
      { libelle: 'Qui', texte: `${d.stagiaire.nom}, ${d.origine.nom}` },
      { libelle: 'Quand', texte: `${libellePeriode(d.ligne, true)} (${libelleDuree(d.ligne)})` },
      { libelle: 'Où', texte: libelleLieu(d.accueil) },
      { libelle: 'Ce que la personne vient apprendre', texte: d.ligne.objectif },
      ...(d.tutrice ? [{ libelle: 'Tutorat', texte: d.tutrice.nom }] : []),
    ],
    actes: actes.map((nom) => {
      const champ = CHAMP[nom];
      return { nom, libelle: libelleActe(nom, dit), genre: GENRE[nom] ?? 'second', ...(champ ? { champ } : {}) };
    }),
    chemin: `/stages/${stageId}`,
  };
}

function agir(
  ctx: ContextePersonne,
  stageId: number,
  acte: string,
  champs: Record<string, string>,
): { titre: string; texte: string } {
  if (!estTransition(acte) || !ACTES_PAR_LIEN.includes(acte)) throw introuvable();
  const lu = saisieTransition.pick({ motif: true, texte: true }).safeParse(champs);
  if (!lu.success) {
    const faute = lu.error.issues[0];
    throw impossible(faute?.message ?? 'Relisez ce que vous avez écrit.', String(faute?.path[0] ?? ''));
  }
  franchirStage(ctx, stageId, acte, lu.data);
  return avisApres(acte, situer(ctx, getStage(ctx, stageId)));
}

/** « Répondre depuis le courriel », for stages. */
export const reponseStage: ReponseParLien = { montrer, agir };
