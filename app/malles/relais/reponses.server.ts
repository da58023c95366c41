import type { ContextePersonne } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { leNom } from '#app/commun/francais.ts';
import type { ActeDeReponse, PageDeReponse, ReponseParLien } from '#app/commun/reponse-par-lien.ts';
import { majuscule } from '#app/commun/texte.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { avisApres } from './avis.ts';
import { lireUnRelais } from './lectures.server.ts';
import { LIBELLE_STATUT_RELAIS } from './relais.ts';
import { decliner, direOui } from './repondre.server.ts';

function montrer(ctx: ContextePersonne, id: number): PageDeReponse {
  const lu = lireUnRelais(ctx, id);
  const actes: ActeDeReponse[] = [
    ...(lu.peutDireOui ? [{ nom: 'oui', libelle: 'D’accord pour nous', genre: 'principal' as const }] : []),
    ...(lu.peutDecliner
      ? [
          {
            ...{ nom: 'non', genre: 'second' as const },
            libelle: lu.statut === 'convenu' ? 'Finalement, la rapporter chez elle' : 'Pas cette fois',
          },
        ]
      : []),
  ];
  return {
    salle: 'malles',
    titre: `Passer ${laMalle(lu.malle)} de main en main\u00a0?`,
    phrases: lu.peutDireOui
      ? [
          `${majuscule(lu.quand)}, d’une structure à l’autre\u00a0: environ ${lu.km}\u00a0km de route en moins que par chez elle. Un seul inventaire, fait ensemble, vaut pour les deux prêts.`,
          ...lu.trajets,
        ]
      : [
          lu.fait
            ? 'La malle est passée de main en main.'
            : `Où cela en est\u00a0: ${LIBELLE_STATUT_RELAIS[lu.statut].toLowerCase()}.`,
        ],
    details: [
      { libelle: 'D’abord', texte: `${majuscule(leNom(lu.premiere.structure))}, ${lu.premiere.dates}` },
      { libelle: 'Ensuite', texte: `${majuscule(leNom(lu.suivante.structure))}, ${lu.suivante.dates}` },
    ],
    notes: lu.peutDireOui ? ['Dire non n’a pas d’autre conséquence\u00a0: la malle rentre chez elle entre les deux prêts.'] : [],
    actes,
    chemin: `/reservations/${lu.pretId}/relais`,
  };
}

function agir(ctx: ContextePersonne, id: number, acte: string): { titre: string; texte: string } {
  if (acte === 'oui') direOui(ctx, id);
  else if (acte === 'non') decliner(ctx, id);
  else throw introuvable();
  return avisApres(lireUnRelais(ctx, id), acte);
}

/** Saying yes or no to a relais, from the mail. */
export const reponseDeRelais: ReponseParLien = { montrer, agir };
