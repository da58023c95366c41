import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { leNom } from '#app/commun/francais.ts';
import { jourCivil } from '#app/commun/periode.ts';
import type { ActeDeReponse, ChampDeReponse, PageDeReponse, ReponseParLien, TexteALire } from '#app/commun/reponse-par-lien.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import type { Papier } from '#app/services/papier.ts';
import { type TexteASigner, textesASigner } from '#app/troc/papiers/textes-a-signer.server.ts';
import { ATTEINTES, LIBELLE_ATTEINTE, QUESTIONS_DU_BILAN } from './bilans.ts';
import { type Dossier, getStage } from './dossiers.server.ts';
import { avisApres } from './ensuite.ts';
import { libelleLimite } from './etat.ts';
import { quiLeVeut } from './lectures.server.ts';
import { libelleActe, questionDuStage, type StageDit, signesPar } from './questions.ts';
import { LIBELLE_RAISON, RAISONS_DE } from './raisons.ts';
import { saisieTransition } from './saisie.ts';
import { situer } from './situer.server.ts';
import { cycleStage, estTransition, type TransitionStage } from './stages.ts';
import { LIBELLE_STATUT_STAGE } from './statuts.ts';
import { franchirStage } from './suites.server.ts';
import { lignesDeTermes } from './termes-dits.ts';
import { nommerTermes } from './termes-nommes.server.ts';
import { comparerAvecLaPrecedente } from './versions-lues.server.ts';

/** What a mail's link lets one answer; the rest is done on the stage's page. */
const ACTES_PAR_LIEN: readonly TransitionStage[] = [
  'appuyer',
  'ecarter',
  'accepter',
  'refuser',
  'donner_son_accord',
  'ne_pas_consentir',
  'signer',
  'constater',
  'constater_absence',
  'rendre_bilan',
];

const PRINCIPAUX: readonly TransitionStage[] = [
  'appuyer',
  'accepter',
  'donner_son_accord',
  'signer',
  'constater',
  'rendre_bilan',
];

function montrer(ctx: ContextePersonne, stageId: number): PageDeReponse {
  const d = getStage(ctx, stageId);
  const dit = situer(ctx, d);
  const actes = ACTES_PAR_LIEN.filter((nom) => dit.actes.includes(nom));
  const signe = actes.includes('donner_son_accord') || actes.includes('signer');
  const textes = signe ? textesPour(ctx, d, actes) : [];
  return {
    salle: 'troc',
    titre: questionDuStage(dit),
    phrases: actes.length === 0 ? [rienAFaire(d)] : phrasesDe(ctx, d, dit),
    details: lignesDeTermes(nommerTermes(ctx, d)).map(({ titre, texte }) => ({ libelle: titre, texte })),
    ...(textes.length > 0 ? { texteALire: textes.map(({ papier }) => enTexte(papier)) } : {}),
    ...(actes.includes('donner_son_accord')
      ? {
          notes: [
            'Refuser n’a aucune conséquence. La loi interdit de sanctionner ou d’écarter quelqu’un pour cela. Vous n’avez pas à dire pourquoi.',
          ],
        }
      : {}),
    actes: actes.map((nom) => acteDe(ctx, d, dit, nom, textes)),
    chemin: `/stages/${stageId}`,
    ...(dit.actes.includes('contre_proposer') || actes.includes('appuyer')
      ? { versLeChemin: 'Proposer autre chose, ou tout lire dans le réseau' }
      : {}),
  };
}

const rienAFaire = (d: Dossier) =>
  `Il n’y a rien à répondre ici pour l’instant. État du stage : ${LIBELLE_STATUT_STAGE[d.ligne.statut].toLowerCase()}.`;

function phrasesDe(ctx: ContextePersonne, d: Dossier, dit: StageDit): string[] {
  const limite = libelleLimite(jourCivil(d.ligne.proposeLe, ctx.fuseau), d.ligne.du);
  if (dit.actes.includes('appuyer')) {
    return [`${quiLeVeut(ctx, d)} Réponse attendue ${limite}.`, ...mot(d)];
  }
  if (!dit.actes.includes('accepter')) return [];
  const changes = comparerAvecLaPrecedente(ctx, d)?.lignes.filter(({ change }) => change) ?? [];
  return [
    `${quiLeVeut(ctx, d)} Réponse attendue ${limite}.`,
    ...changes.map(({ titre, avant, apres }) =>
      `${titre} : ${apres}${avant ? ` (au lieu de : ${avant})` : ''}.`.replace(/\.\.$/, '.'),
    ),
    ...mot(d),
  ];
}

const mot = (d: Dossier) => (d.message ? [entreGuillemets(d.message)] : []);

/** What this person signs: her avenant beside the convention, or the convention for a structure. */
function textesPour(ctx: ContextePersonne, d: Dossier, actes: readonly TransitionStage[]): TexteASigner[] {
  const textes = textesASigner(ctx, d);
  if (!actes.includes('donner_son_accord')) return textes;
  return textes.filter(({ sorte, personneId }) => sorte === 'convention' || personneId === ctx.acteur.personneId);
}

function enTexte(papier: Papier): TexteALire {
  return {
    titre: `${papier.titre}, n° ${papier.reference}`,
    blocs: [
      ...(papier.parties ?? []).map(({ titre, lignes }) => ({ titre, textes: lignes })),
      { textes: [papier.accroche] },
      ...papier.lignes.map(({ titre, textes }) => ({ titre, textes })),
      ...(papier.articles ?? []).map(({ titre, textes }, rang) => ({ titre: `${rang + 1}. ${titre}`, textes })),
      { textes: papier.mentions },
    ],
  };
}

function acteDe(
  ctx: ContextePersonne,
  d: Dossier,
  dit: StageDit,
  nom: TransitionStage,
  textes: readonly TexteASigner[],
): ActeDeReponse {
  const lu = textes.find((t) => (nom === 'signer' ? t.sorte === 'convention' : t.personneId === ctx.acteur.personneId));
  const caches = {
    ...(nom === 'accepter' || nom === 'refuser' ? { proposition: String(d.ligne.propositionNumero) } : {}),
    ...((nom === 'signer' || nom === 'donner_son_accord') && lu ? { empreinte: lu.empreinte } : {}),
    ...(nom === 'signer' ? { cote: coteASigner(d, dit) } : {}),
  };
  const libelle = nom === 'donner_son_accord' || nom === 'signer' ? cycleStage.transitions[nom].libelle : libelleActe(nom, dit);
  return {
    nom,
    libelle,
    genre: PRINCIPAUX.includes(nom) ? 'principal' : 'second',
    champs: champsDe(ctx, d, dit, nom),
    caches,
  };
}

/** The side that she signs for now. */
const coteASigner = (d: Dossier, dit: StageDit) =>
  d.papiers.signaturesAttendues.find((cote) => dit.relations.includes(`signataire_${cote}`)) ?? 'origine';

function champsDe(ctx: ContextePersonne, d: Dossier, dit: StageDit, nom: TransitionStage): ChampDeReponse[] {
  const raisons = RAISONS_DE[nom];
  if (raisons) {
    return [
      {
        nom: 'raison',
        libelle: 'Pourquoi ?',
        genre: 'choix',
        obligatoire: true,
        options: raisons.map((raison) => ({ valeur: raison, libelle: LIBELLE_RAISON[raison] })),
      },
      {
        nom: 'motif',
        libelle: 'Un mot de plus ?',
        genre: 'long',
        obligatoire: false,
        aide: 'Les personnes concernées le liront.',
      },
    ];
  }
  const signature: ChampDeReponse = {
    nom: 'nom',
    libelle: 'Votre nom, comme vous signez',
    obligatoire: true,
    defaut: ctx.acteur.nom,
  };
  if (nom === 'donner_son_accord') return [signature];
  if (nom === 'signer') {
    const cote = coteASigner(d, dit);
    const compris = `J’ai lu ${signesPar(cote)} et je peux engager ${leNom(d[cote].nom)}.`;
    return [signature, { nom: 'compris', libelle: compris, genre: 'case', obligatoire: true }];
  }
  if (nom !== 'rendre_bilan') return [];
  return [
    { nom: 'texte', libelle: QUESTIONS_DU_BILAN.texte, genre: 'long', obligatoire: true },
    {
      nom: 'atteint',
      libelle: QUESTIONS_DU_BILAN.atteint,
      genre: 'choix',
      obligatoire: false,
      options: ATTEINTES.map((valeur) => ({ valeur, libelle: LIBELLE_ATTEINTE[valeur] })),
    },
    { nom: 'conseil', libelle: QUESTIONS_DU_BILAN.conseil, genre: 'long', obligatoire: false },
  ];
}

function agir(
  ctx: ContextePersonne,
  stageId: number,
  acte: string,
  champs: Record<string, string>,
): { titre: string; texte: string } {
  if (!estTransition(acte) || !ACTES_PAR_LIEN.includes(acte)) throw introuvable();
  const lu = saisieTransition.safeParse(champs);
  if (!lu.success) {
    const faute = lu.error.issues[0];
    throw impossible(faute?.message ?? 'Relisez ce que vous avez écrit.', String(faute?.path[0] ?? ''));
  }
  const { raison, motif, texte, atteint, conseil, proposition, empreinte, nom, compris, cote } = lu.data;
  franchirStage(ctx, stageId, acte, {
    ...{ raison, motif, texte, atteint, conseil, proposition },
    signature: { cote, empreinte, nom, compris: compris !== undefined },
  });
  return avisApres(acte, situer(ctx, getStage(ctx, stageId)));
}

/** « Répondre depuis le courriel », for stages. */
export const reponseStage: ReponseParLien = { montrer, agir };
