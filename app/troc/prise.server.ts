import type { Prise } from '#app/commun/prise.ts';
import { prise as annonces } from './annonces/prise.server.ts';
import { prise as appuis } from './appuis/prise.server.ts';
import { CONSERVATION_TROC, donneesDuTroc, effacerDuTroc } from './donnees.server.ts';
import { prise as echanges } from './echanges/prise.server.ts';
import { prise as nouvelles } from './nouvelles/prise.server.ts';
import { prise as recherche } from './recherche/prise.server.ts';
import { REGLAGES_TROC } from './reglages.ts';
import { ouvreLeTroc } from './stages/listes.server.ts';
import { prise as stages } from './stages/prise.server.ts';
import { prise as toursDeTable } from './tours-de-table/prise.server.ts';
import { verifierTroc } from './verifier.server.ts';

/** What holds for the whole room. */
const salle: Prise = {
  domaine: 'troc',
  entrees: [{ salle: 'troc', libelle: 'Troc', chemin: '/troc', ouverteA: (ctx) => ouvreLeTroc(ctx.acteur) }],
  reglages: REGLAGES_TROC,
  donneesDe: donneesDuTroc,
  conservation: CONSERVATION_TROC,
  effacer: effacerDuTroc,
  verifier: verifierTroc,
};

/** What the troc gives, noun by noun. */
export const prises: readonly Prise[] = [salle, annonces, stages, echanges, toursDeTable, recherche, nouvelles, appuis];
