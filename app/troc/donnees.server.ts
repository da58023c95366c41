import type { Contexte } from '#app/commun/contexte.ts';
import type { Conservation, PartDeDossier, PersonneAEffacer } from '#app/commun/prise.ts';
import { CONSERVATION_ANNONCES, donneesDesAnnonces, effacerDesAnnonces } from './annonces/donnees.server.ts';
import { CONSERVATION_APPUIS, donneesDesAppuis, effacerDesAppuis } from './appuis/donnees.server.ts';
import { CONSERVATION_ECHANGES, donneesDesEchanges, effacerDesEchanges } from './echanges/donnees.server.ts';
import { CONSERVATION_EXPERIENCES, donneesDesExperiences, effacerDesExperiences } from './experiences/donnees.server.ts';
import { CONSERVATION_PAPIERS, donneesDesPapiers, effacerDesPapiers } from './papiers/donnees.server.ts';
import { CONSERVATION_RECHERCHES, donneesDesRecherches, effacerDesRecherches } from './recherche/donnees.server.ts';
import { CONSERVATION_STAGES, donneesDesStages, effacerDesStages } from './stages/donnees.server.ts';
import { CONSERVATION_TOURS, donneesDesTours, effacerDesTours } from './tours-de-table/donnees.server.ts';

/** What the troc holds of someone, noun by noun. */
export const donneesDuTroc = (ctx: Contexte, personneId: number): PartDeDossier[] => [
  ...donneesDesStages(ctx, personneId),
  ...donneesDesPapiers(ctx, personneId),
  ...donneesDesExperiences(ctx, personneId),
  ...donneesDesTours(ctx, personneId),
  ...donneesDesEchanges(ctx, personneId),
  ...donneesDesAnnonces(ctx, personneId),
  ...donneesDesRecherches(ctx, personneId),
  ...donneesDesAppuis(ctx, personneId),
];

/** Drops someone's name from the troc; what is counted, and what is evidence, stays. */
export function effacerDuTroc(ctx: Contexte, qui: PersonneAEffacer): void {
  effacerDesStages(ctx, qui);
  effacerDesPapiers(ctx, qui);
  effacerDesExperiences(ctx, qui);
  effacerDesTours(ctx, qui);
  effacerDesEchanges(ctx, qui);
  effacerDesAnnonces(ctx, qui);
  effacerDesRecherches(ctx, qui);
  effacerDesAppuis(ctx, qui);
}

export const CONSERVATION_TROC: readonly Conservation[] = [
  ...CONSERVATION_STAGES,
  ...CONSERVATION_PAPIERS,
  ...CONSERVATION_EXPERIENCES,
  ...CONSERVATION_TOURS,
  ...CONSERVATION_ECHANGES,
  ...CONSERVATION_ANNONCES,
  ...CONSERVATION_RECHERCHES,
  ...CONSERVATION_APPUIS,
];
