import type { Prise } from '#app/commun/prise.ts';
import { derniersEchanges, structuresSansEchange } from '#app/troc/a-ne-pas-oublier.server.ts';
import { annoncesPourMaStructure } from '#app/troc/rapprochements/pour-ma-structure.server.ts';
import { ouvreLeTroc } from '#app/troc/stages/listes.server.ts';
import { rubriquesDuTroc } from './feuille.server.ts';
import { annoncesPresDeMoi } from './pres.server.ts';
import { annoncesSatisfaites } from './satisfaits.server.ts';

/** What the letter, the sheet and the coordination's Monday tell of the troc. */
export const prise: Prise = {
  domaine: 'troc',
  aNePasOublier: structuresSansEchange,
  derniersEchanges,
  pourMaStructure: (ctx, depuis) => (ouvreLeTroc(ctx.acteur) ? annoncesPourMaStructure(ctx, depuis) : []),
  presDeChezMoi: (ctx, depuis, partage) => (ouvreLeTroc(ctx.acteur) ? annoncesPresDeMoi(ctx, depuis, partage) : []),
  satisfaits: (ctx, depuis, partage) => (ouvreLeTroc(ctx.acteur) ? annoncesSatisfaites(ctx, depuis, partage) : []),
  feuille: (ctx) => (ouvreLeTroc(ctx.acteur) ? rubriquesDuTroc(ctx) : []),
};
