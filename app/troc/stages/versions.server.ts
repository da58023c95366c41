import type { Contexte } from '#app/commun/contexte.ts';
import { libererDemiJournees, tenirDemiJournees } from './places.server.ts';
import type { Cote } from './stages.ts';
import { propositionsStage, stagiairesStage } from './tables.ts';
import type { VersionPrete } from './termes.server.ts';
import { bornesDe } from './termes.ts';

/** The columns of `stages` that repeat the present version. */
export function colonnesDeVersion({ termes, stagiaires, chemin }: VersionPrete, numero: number, cote: Cote) {
  return {
    ...bornesDe(termes.demiJournees),
    demiJournees: [...termes.demiJournees],
    activite: termes.activite,
    objectif: termes.objectif,
    tutriceId: termes.tutriceId,
    stagiaireId: stagiaires[0]?.id ?? 0,
    chemin,
    propositionNumero: numero,
    coteQuiPropose: cote,
  };
}

/** Adds a version to a stage whose row exists, in the verbe's transaction. */
export function ecrireVersion(
  ctx: Contexte,
  stageId: number,
  version: VersionPrete,
  de: { numero: number; cote: Cote; auteurId: number },
): void {
  const { termes, stagiaires, message } = version;
  ctx.db
    .insert(propositionsStage)
    .values({
      ...termes,
      ...bornesDe(termes.demiJournees),
      demiJournees: [...termes.demiJournees],
      ...de,
      stageId,
      message: message ?? null,
      faiteLe: ctx.maintenant,
    })
    .run();
  ctx.db
    .insert(stagiairesStage)
    .values(
      stagiaires.map(({ id, lien, intitule, regime }, rang) => ({
        ...{ stageId, numero: de.numero, personneId: id, rang, lien, intitule, regime },
      })),
    )
    .run();
}

/**
 * The half-days of a version take the place of those held before.
 * @param engagees structures that whoever acts commits: what she may know of another stage that stands in the way
 * @throws ErreurMetier IMPOSSIBLE when someone is not free, or the host is full
 */
export function tenirLaVersion(
  ctx: Contexte,
  stage: { id: number; structureAccueilId: number },
  { termes, stagiaires }: VersionPrete,
  engagees: readonly number[],
): void {
  libererDemiJournees(ctx, stage.id);
  tenirDemiJournees(
    ctx,
    {
      stageId: stage.id,
      stagiaires: stagiaires.map(({ id }) => id),
      structureAccueilId: stage.structureAccueilId,
      demiJournees: termes.demiJournees,
    },
    // Whoever commits one of the other stage's structures may know of it; the others learn only that she is not free.
    (autre) => [autre.origineId, autre.accueilId].some((id) => engagees.includes(id)),
  );
}
