import type { ContextePersonne } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import type { ActeDeReponse, PageDeReponse, ReponseParLien } from '#app/commun/reponse-par-lien.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { lireSeances } from '#app/formations/programme/formations.server.ts';
import { agirSurLInscription } from './agir.server.ts';
import { libelleJusqua } from './delais.ts';
import { type DossierDInscription, getInscription, lireLeGroupe, suivreLInscription } from './dossiers.server.ts';
import { type ActeInscription, actesDInscription, LIBELLE_STATUT_INSCRIPTION } from './inscriptions.ts';
import { nommer, premiereSeance, questionDeLOffre, REPONSES_A_L_OFFRE } from './mots.ts';
import { gardesDeLInscription } from './repondre.server.ts';

const OFFRE = ['accepter', 'decliner'] as const satisfies readonly ActeInscription[];
const ACCORD = ['valider', 'refuser'] as const satisfies readonly ActeInscription[];

function montrer(ctx: ContextePersonne, id: number): PageDeReponse {
  const d = suivreLInscription(ctx, getInscription(ctx, id));
  const { ligne, formation, structure } = d;
  const ensemble = lireLeGroupe(ctx, d);
  const ouverts = actesDInscription(ligne.statut, d.relations, gardesDeLInscription(ctx, d, ensemble));
  const noms = ensemble.map(({ personne }) => personne.nom);
  // An old link may lead to a place that was left to someone else.
  const elle = ensemble.some(({ relations }) => relations.includes('elle'));
  const question = direLaQuestion(ctx, d, { noms, elle, ouverts });
  return {
    salle: 'formations',
    ...question,
    details: [
      // Said once: the answers stand on the first screen of a telephone.
      ...(question.titre.includes(formation.titre) ? [] : [{ libelle: 'Formation', texte: formation.titre }]),
      ...(formation.du === null ? [] : [{ libelle: 'Quand', texte: premiereSeance(lireSeances(ctx, formation.id)) }]),
      { libelle: 'Pour', texte: `${noms.join(', ')} (${structure.nom})` },
    ],
    chemin: `/formations/inscriptions/${ligne.id}`,
    versLeChemin: 'Voir l’inscription dans le réseau',
  };
}

/** A place is offered, a yes is awaited, or there is nothing left to answer. */
function direLaQuestion(
  { fuseau }: ContextePersonne,
  { ligne, formation, personne }: DossierDInscription,
  { noms, elle, ouverts }: { noms: readonly string[]; elle: boolean; ouverts: readonly ActeInscription[] },
): Pick<PageDeReponse, 'titre' | 'phrases' | 'notes' | 'actes'> {
  const n = noms.length;
  if (OFFRE.every((acte) => ouverts.includes(acte))) {
    const jusqua = ligne.jusqua === null ? '' : libelleJusqua(ligne.jusqua, fuseau);
    return {
      titre: questionDeLOffre(formation.titre, noms, elle),
      phrases: elle ? gardeePourVous(n, jusqua) : gardeePourAutrui(n, jusqua),
      notes: [REPONSES_A_L_OFFRE.quitter(n, elle)],
      actes: prendreOuLaisser(n),
    };
  }
  if (ACCORD.every((acte) => ouverts.includes(acte))) {
    return {
      titre: `${nommer(noms)} ${n === 1 ? 'voudrait' : 'voudraient'} suivre cette formation`,
      phrases: [
        'Cette formation demande l’accord de la structure.',
        ...(n === 1 ? [] : [`Ces ${n} personnes viennent ensemble, ou pas du tout\u00a0: votre réponse vaut pour toutes.`]),
      ],
      actes: accorderOuRefuser(n),
    };
  }
  return {
    titre: `${personne.nom}, ${entreGuillemets(formation.titre)}`,
    phrases: [`Où en est cette inscription\u00a0: ${LIBELLE_STATUT_INSCRIPTION[ligne.statut].toLowerCase()}.`],
    actes: [],
  };
}

const gardeePourVous = (n: number, jusqua: string): string[] =>
  n === 1
    ? [`Elle vous est gardée jusqu’au ${jusqua}.`]
    : [`Elles sont gardées pour votre groupe jusqu’au ${jusqua}.`, `Votre réponse vaut pour vous ${n}.`];
const gardeePourAutrui = (n: number, jusqua: string): string[] =>
  n === 1
    ? [`Elle est gardée jusqu’au ${jusqua}.`, 'Vous répondez pour cette personne.']
    : [`Elles sont gardées pour ce groupe jusqu’au ${jusqua}.`, `Vous répondez pour ces ${n} personnes.`];

const prendreOuLaisser = (n: number): ActeDeReponse[] => [
  { nom: 'accepter', libelle: REPONSES_A_L_OFFRE.prendre(n), genre: 'principal' },
  { nom: 'decliner', libelle: REPONSES_A_L_OFFRE.laisser(n), genre: 'second' },
];
const accorderOuRefuser = (n: number): ActeDeReponse[] => [
  { nom: 'valider', libelle: 'Donner mon accord', genre: 'principal' },
  {
    ...{ nom: 'refuser', libelle: 'Refuser', genre: 'second' },
    champs: [
      {
        ...{ nom: 'motif', libelle: `Pourquoi\u00a0? ${n === 1 ? 'La' : 'Chaque'} personne le lit.` },
        ...{ obligatoire: true, genre: 'long' },
      },
    ],
  },
];

function agir(
  ctx: ContextePersonne,
  id: number,
  nom: string,
  { motif }: Record<string, string>,
): { titre: string; texte: string } {
  const acte = [...OFFRE, ...ACCORD].find((un) => un === nom);
  if (!acte) throw introuvable();
  return agirSurLInscription(ctx, suivreLInscription(ctx, getInscription(ctx, id)).ligne.id, { acte, motif });
}

/** Taking the place that is offered, or saying yes for someone of one's structure, from the mail. */
export const reponseDInscription: ReponseParLien = { montrer, agir };
