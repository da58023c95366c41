import type { Prise } from '#app/commun/prise.ts';
import { ouvreLeTroc } from '#app/troc/stages/listes.server.ts';
import { CHAMPS_DE_L_APPUI } from './appuis.ts';
import { GENRE_DE_LIEN_APPUI } from './courriels.server.ts';
import {
  appuisEnCharge,
  empechementPourLesAppuis,
  passerLesAppuis,
  retirerLesAppuis,
  suitesPourLesAppuis,
} from './departs.server.ts';
import { appuisTrouves } from './liste.server.ts';
import {
  appuisPourMaStructure,
  evenementsDAppui,
  nouvellesDesAppuis,
  reponsesDAppuiAttendues,
  suiviDesAppuis,
} from './nouvelles.server.ts';
import { reponseALAppui } from './reponses.server.ts';
import { TACHE_DES_APPUIS } from './taches.server.ts';
import { appuisAFaire } from './vifs.server.ts';

export const prise: Prise = {
  domaine: 'troc',
  aFaire: (ctx) => (ouvreLeTroc(ctx.acteur) ? appuisAFaire(ctx) : []),
  agenda: (ctx, periode) => (ouvreLeTroc(ctx.acteur) ? evenementsDAppui(ctx, periode) : []),
  attendues: reponsesDAppuiAttendues,
  suivi: suiviDesAppuis,
  nouveautes: (ctx, depuis, partage) => (ouvreLeTroc(ctx.acteur) ? nouvellesDesAppuis(ctx, depuis, partage) : []),
  pourMaStructure: (ctx, depuis) => (ouvreLeTroc(ctx.acteur) ? appuisPourMaStructure(ctx, depuis) : []),
  chercher: (ctx, q) => (ouvreLeTroc(ctx.acteur) ? appuisTrouves(ctx, q) : []),
  taches: [TACHE_DES_APPUIS],
  reponses: { [GENRE_DE_LIEN_APPUI]: reponseALAppui },
  champsDuJournal: { appui: CHAMPS_DE_L_APPUI },
  quitterLeReseau: retirerLesAppuis,
  suitesDuDepart: suitesPourLesAppuis,
  enCharge: appuisEnCharge,
  passerLaMain: passerLesAppuis,
  empechementDeFusion: empechementPourLesAppuis,
};
