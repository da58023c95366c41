import type { ContextePersonne } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import type { PageDeReponse, ReponseParLien } from '#app/commun/reponse-par-lien.ts';
import { majuscule } from '#app/commun/texte.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { avisApres } from './avis.ts';
import { lirePageDAttente } from './lectures.server.ts';
import { decliner, prendre } from './repondre.server.ts';

function montrer(ctx: ContextePersonne, id: number): PageDeReponse {
  const lu = lirePageDAttente(ctx, id);
  const offerte = lu.actes.includes('prendre');
  return {
    salle: 'malles',
    titre: offerte
      ? `${majuscule(laMalle(lu.malle.nom))} est libre. La prenez-vous\u00a0?`
      : `${majuscule(laMalle(lu.malle.nom))}, ${lu.dates}`,
    phrases: offerte
      ? [`Elle vous est gardée jusqu’au ${lu.jusqua}. Sans réponse, elle est proposée à la structure suivante.`]
      : [lu.situation],
    details: [
      { libelle: 'Malle', texte: lu.malle.nom },
      { libelle: 'Quand', texte: lu.dates },
      { libelle: 'Pour', texte: lu.structure },
    ],
    actes: offerte
      ? [
          { nom: 'prendre', libelle: lu.libellePrendre, genre: 'principal', ensuite: lu.ensuite },
          { nom: 'decliner', libelle: 'Je n’en ai plus besoin', genre: 'second' },
        ]
      : [],
    chemin: lu.reservationId === null ? `/malles/attentes/${id}` : `/reservations/${lu.reservationId}`,
    versLeChemin: lu.reservationId === null ? undefined : 'Voir le prêt dans le réseau',
  };
}

function agir(ctx: ContextePersonne, id: number, acte: string): { titre: string; texte: string } {
  const { malle, accord } = lirePageDAttente(ctx, id);
  if (acte === 'prendre') prendre(ctx, id);
  else if (acte === 'decliner') decliner(ctx, id);
  else throw introuvable();
  return avisApres(acte, { malle: malle.nom, accord });
}

/** Taking what is offered, or letting it go, from the mail. */
export const reponseDAttente: ReponseParLien = { montrer, agir };
