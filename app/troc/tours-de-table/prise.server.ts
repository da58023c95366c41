import { nouveauPartage } from '#app/commun/partage.ts';
import type { Prise } from '#app/commun/prise.ts';
import { ouvreLeTroc } from '#app/troc/stages/listes.server.ts';
import { derniersJours } from './agenda.server.ts';
import { GENRE_DE_LIEN } from './courriels.server.ts';
import { quitterLesTours, suitesDuDepartDesTours } from './depart.server.ts';
import { reponseAuTour } from './reponse-par-lien.server.ts';
import { TACHE_DES_TOURS } from './taches.server.ts';
import { CHAMPS_DU_TOUR } from './tours-de-table.ts';
import { attentesDeTour, nouvellesSuites, suiviDesTours } from './vifs.server.ts';

export const prise: Prise = {
  domaine: 'troc',
  aFaire: (ctx) => (ouvreLeTroc(ctx.acteur) ? attentesDeTour(ctx) : []),
  agenda: derniersJours,
  suivi: suiviDesTours,
  nouveautes: (ctx, depuis, partage = nouveauPartage()) =>
    ouvreLeTroc(ctx.acteur) ? partage(`tours.suites:${depuis.getTime()}`, () => nouvellesSuites(ctx, depuis)) : [],
  taches: [TACHE_DES_TOURS],
  reponses: { [GENRE_DE_LIEN]: reponseAuTour },
  champsDuJournal: { tour_de_table: CHAMPS_DU_TOUR },
  quitterLeReseau: quitterLesTours,
  suitesDuDepart: suitesDuDepartDesTours,
};
