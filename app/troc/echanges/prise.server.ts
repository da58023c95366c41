import type { Prise } from '#app/commun/prise.ts';
import { ouvreLeTroc } from '#app/troc/stages/listes.server.ts';
import { TACHE_DES_ECHANGES } from './conservation.server.ts';
import { echangesEnCharge, echangesQuiTombent, quitterLesEchanges } from './departs.server.ts';
import { reponseDEchange } from './reponses.server.ts';
import { echangesAFaire, evenementsDEchange, reponsesDEchangeAttendues } from './vifs.server.ts';

export const prise: Prise = {
  domaine: 'troc',
  aFaire: (ctx) => (ouvreLeTroc(ctx.acteur) ? echangesAFaire(ctx) : []),
  agenda: (ctx, periode) => (ouvreLeTroc(ctx.acteur) ? evenementsDEchange(ctx, periode) : []),
  attendues: (ctx) => (ouvreLeTroc(ctx.acteur) ? reponsesDEchangeAttendues(ctx) : { total: 0, premieres: [] }),
  taches: [TACHE_DES_ECHANGES],
  reponses: { echange: reponseDEchange },
  champsDuJournal: { echange: {} },
  quitterLeReseau: quitterLesEchanges,
  suitesDuDepart: echangesQuiTombent,
  enCharge: echangesEnCharge,
};
