import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { aNom } from '#app/commun/francais.ts';
import type { ActeDeReponse, ChampDeReponse, PageDeReponse, ReponseParLien } from '#app/commun/reponse-par-lien.ts';
import { avisApres } from './avis.ts';
import { type DossierDEchange, getEchange } from './dossiers.server.ts';
import { autreCote, LIBELLE_STATUT_ECHANGE, MAX_MESSAGE, MAX_SUITE, RIEN_N_ENGAGE, sortDeLEchange } from './echanges.ts';
import { demandeSiSatisfaite, franchirEchange } from './finir.server.ts';
import { listMessages } from './lectures.server.ts';
import { ecrireMessage } from './repondre.server.ts';

/** How many messages the page opened from a mail shows. */
const DERNIERS = 5;

function montrer(ctx: ContextePersonne, id: number): PageDeReponse {
  const d = getEchange(ctx, id);
  const autre = d.structures[autreCote(d.cote ?? 'reponse')];
  const ouvert = d.ligne.statut === 'ouvert';
  const { lignes, total } = listMessages(ctx, d, 1, DERNIERS);
  const avant = total > lignes.length ? ' Les messages plus anciens sont dans le réseau.' : '';
  const sort = ouvert ? sortDeLEchange(d.annonce.statut, d.cote ?? 'reponse') : null;
  return {
    salle: 'troc',
    titre: ouvert ? `Que répondre ${aNom(autre.nom)}\u00a0?` : `«\u00a0${d.annonce.titre}\u00a0»`,
    phrases: [
      ouvert
        ? `À propos de l’annonce «\u00a0${d.annonce.titre}\u00a0». Les deux structures lisent cet échange, personne d’autre.${avant}`
        : `Il n’y a rien à répondre ici. État de cet échange\u00a0: ${LIBELLE_STATUT_ECHANGE[d.ligne.statut].toLowerCase()}.`,
      ...(sort ? [`${sort.titre}. ${sort.phrase}`] : []),
    ],
    details: lignes.map(({ qui, structure, quand, texte }) => ({
      libelle: `${qui}, ${structure}, ${quand}`,
      texte: texte ?? 'Ce message est effacé.',
    })),
    actes: ouvert ? [repondre(autre.nom), regler(d)] : [],
    chemin: `/troc/echanges/${id}`,
    versLeChemin: ouvert ? 'Fixer un rendez-vous ou proposer un stage, dans le réseau' : 'Relire l’échange dans le réseau',
  };
}

const repondre = (autre: string): ActeDeReponse => ({
  nom: 'ecrire',
  libelle: `Envoyer ma réponse ${aNom(autre)}`,
  genre: 'principal',
  champs: [{ nom: 'message', libelle: 'Votre réponse', obligatoire: true, genre: 'long', aide: RIEN_N_ENGAGE }],
});

function regler(d: DossierDEchange): ActeDeReponse {
  const satisfaite: ChampDeReponse = {
    ...{ nom: 'satisfaite', libelle: 'L’annonce est satisfaite', genre: 'case', obligatoire: false },
    aide: 'À cocher si vous n’attendez plus d’autres réponses. Elle quitte alors la liste.',
  };
  return {
    nom: 'regler',
    libelle: 'C’est réglé autrement',
    genre: 'second',
    champs: [
      { nom: 'suite', libelle: 'Ce que vous avez convenu, en une phrase', obligatoire: true, genre: 'texte' },
      ...(demandeSiSatisfaite(d) ? [satisfaite] : []),
    ],
  };
}

const tropLong = (max: number) => `C’est trop long\u00a0: ${max.toLocaleString('fr-FR')} caractères au plus.`;

function agir(ctx: ContextePersonne, id: number, acte: string, champs: Record<string, string>): { titre: string; texte: string } {
  const { message = '', suite = '' } = champs;
  if (acte === 'ecrire') {
    if (message.length > MAX_MESSAGE) throw impossible(tropLong(MAX_MESSAGE), 'message');
    ecrireMessage(ctx, id, message);
  } else if (acte === 'regler') {
    if (suite.length > MAX_SUITE) throw impossible(tropLong(MAX_SUITE), 'suite');
    franchirEchange(ctx, id, { acte, suite, satisfaite: champs.satisfaite === 'on' ? 'oui' : undefined });
  } else throw introuvable();
  const d = getEchange(ctx, id);
  return avisApres(acte, { autre: d.structures[autreCote(d.cote ?? 'reponse')].nom, satisfaite: champs.satisfaite === 'on' });
}

/** Answering a message from the mail that brought it. */
export const reponseDEchange: ReponseParLien = { montrer, agir };
