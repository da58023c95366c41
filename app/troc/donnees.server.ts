import type { Contexte } from '#app/commun/contexte.ts';
import type { Conservation, PartDeDossier, PersonneAEffacer } from '#app/commun/prise.ts';
import { CONSERVATION_EXPERIENCES, donneesDesExperiences, effacerDesExperiences } from './experiences/donnees.server.ts';
import { CONSERVATION_PAPIERS, donneesDesPapiers, effacerDesPapiers } from './papiers/donnees.server.ts';
import { CONSERVATION_RECHERCHES, donneesDesRecherches, effacerDesRecherches } from './recherche/donnees.server.ts';
import { CONSERVATION_STAGES, donneesDesStages, effacerDesStages } from './stages/donnees.server.ts';

/** What the troc holds of someone, noun by noun. */
export const donneesDuTroc = (ctx: Contexte, personneId: number): PartDeDossier[] => [
  ...donneesDesStages(ctx, personneId),
  ...donneesDesPapiers(ctx, personneId),
  ...donneesDesExperiences(ctx, personneId),
  ...donneesDesRecherches(ctx, personneId),
];

/** Drops someone's name from the troc; what is counted, and what is evidence, stays. */
export function effacerDuTroc(ctx: Contexte, qui: PersonneAEffacer): void {
  effacerDesStages(ctx, qui);
  effacerDesPapiers(ctx, qui);
  effacerDesExperiences(ctx, qui);
  effacerDesRecherches(ctx, qui);
}

export const CONSERVATION_TROC: readonly Conservation[] = [
  ...CONSERVATION_STAGES,
  ...CONSERVATION_PAPIERS,
  ...CONSERVATION_EXPERIENCES,
  ...CONSERVATION_RECHERCHES,
];
