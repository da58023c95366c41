import type { ContextePersonne } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { libellePeriode } from '#app/commun/periode.ts';
import type { PageDeReponse, ReponseParLien } from '#app/commun/reponse-par-lien.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { getInscription, lireLeGroupe } from './dossiers.server.ts';
import { actesDInscription, LIBELLE_STATUT_INSCRIPTION, libelleJusqua } from './inscriptions.ts';
import { accepter, gardesDeLInscription, refuser, retirer, valider } from './repondre.server.ts';

const DITS = {
  accepter: { titre: 'La place est prise', texte: 'Elle est retenue, et l’organisation le sait.' },
  retirer: { titre: 'C’est noté', texte: 'La place est proposée à la personne suivante.' },
  valider: { titre: 'Votre accord est donné', texte: 'La personne le sait\u00a0: elle a une place, ou l’attend.' },
  refuser: { titre: 'Votre refus est noté', texte: 'La personne le lit, avec ce que vous en dites.' },
} as const;
type Acte = keyof typeof DITS;
const estActe = (nom: string): nom is Acte => nom in DITS;

function montrer(ctx: ContextePersonne, id: number): PageDeReponse {
  const d = getInscription(ctx, id);
  const { ligne, formation, personne, structure } = d;
  const ouverts = actesDInscription(ligne.statut, d.relations, gardesDeLInscription(ctx, d));
  const titre = entreGuillemets(formation.titre);
  const offerte = ligne.statut === 'proposee' && ouverts.includes('accepter');
  const aDecider = ligne.statut === 'demandee' && ouverts.includes('valider');
  const ensemble = lireLeGroupe(ctx, d).map((une) => une.personne.nom);
  return {
    salle: 'formations',
    titre: offerte
      ? `Une place est libre\u00a0: la prenez-vous\u00a0?`
      : aDecider
        ? `${personne.nom} voudrait suivre cette formation`
        : `${personne.nom}, ${titre}`,
    phrases: offerte
      ? [`Elle vous est gardée jusqu’au ${ligne.jusqua === null ? '' : libelleJusqua(ligne.jusqua, ctx.fuseau)}.`]
      : aDecider
        ? ['Cette formation demande l’accord de la structure.']
        : [`Cette inscription est maintenant\u00a0: ${LIBELLE_STATUT_INSCRIPTION[ligne.statut].toLowerCase()}.`],
    details: [
      { libelle: 'Formation', texte: formation.titre },
      ...(formation.du !== null && formation.au !== null
        ? [{ libelle: 'Quand', texte: libellePeriode({ du: formation.du, au: formation.au }, true) }]
        : []),
      { libelle: 'Pour', texte: `${ensemble.join(', ')} (${structure.nom})` },
    ],
    actes: offerte
      ? [
          {
            ...{ nom: 'accepter', libelle: ensemble.length > 1 ? 'Prendre les places' : 'Prendre la place', genre: 'principal' },
            ensuite: ['La place est à vous.', 'L’organisation le sait, et vous convoque.'],
          },
          { nom: 'retirer', libelle: 'Je n’en ai plus besoin', genre: 'second' },
        ]
      : aDecider
        ? [
            { nom: 'valider', libelle: 'Donner mon accord', genre: 'principal' },
            {
              ...{ nom: 'refuser', libelle: 'Refuser', genre: 'second' },
              champs: [{ nom: 'motif', libelle: 'Pourquoi\u00a0? La personne le lit.', obligatoire: true, genre: 'long' }],
            },
          ]
        : [],
    chemin: `/formations/inscriptions/${id}`,
    versLeChemin: 'Voir l’inscription dans le réseau',
  };
}

function agir(ctx: ContextePersonne, id: number, acte: string, champs: Record<string, string>): { titre: string; texte: string } {
  if (!estActe(acte)) throw introuvable();
  switch (acte) {
    case 'accepter':
      accepter(ctx, id);
      break;
    case 'retirer':
      retirer(ctx, id);
      break;
    case 'valider':
      valider(ctx, id);
      break;
    case 'refuser':
      refuser(ctx, id, champs.motif);
      break;
  }
  return DITS[acte];
}

/** Taking the place that is offered, or saying yes for someone of one's structure, from the mail. */
export const reponseDInscription: ReponseParLien = { montrer, agir };
