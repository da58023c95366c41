import { and, asc, eq, gte, inArray, lte, or } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { type Jour, jourDe, type Periode } from '#app/commun/periode.ts';
import { annonces } from '#app/troc/annonces/tables.ts';
import { echanges } from '#app/troc/echanges/tables.ts';
import { stages } from './tables.ts';

/** Someone of one structure goes to the other one that day; nobody is named. */
export interface Trajet {
  jour: Jour;
  pour: 'stage' | 'rendez_vous';
}

/**
 * The trips already known between two structures, either way, over some half-days: accepted stages and appointments to come.
 * Only for readers of one of the two: they know of them, others do not.
 */
export function listTrajets({ db }: Pick<Contexte, 'db'>, [a, b]: readonly [number, number], periode: Periode): Trajet[] {
  const deStage = db
    .select({ demiJournees: stages.demiJournees })
    .from(stages)
    .where(
      and(
        ...[inArray(stages.statut, ['accepte', 'signe']), lte(stages.du, periode.au), gte(stages.au, periode.du)],
        or(
          and(eq(stages.structureOrigineId, a), eq(stages.structureAccueilId, b)),
          and(eq(stages.structureOrigineId, b), eq(stages.structureAccueilId, a)),
        ),
      ),
    )
    .orderBy(asc(stages.du), asc(stages.id))
    .all()
    .flatMap(({ demiJournees }) => demiJournees.filter((demi) => demi >= periode.du && demi <= periode.au).map(jourDe));
  const deRendezVous = db
    .select({ jour: echanges.rdvJour })
    .from(echanges)
    .innerJoin(annonces, eq(annonces.id, echanges.annonceId))
    .where(
      and(
        ...[eq(echanges.statut, 'rendez_vous'), eq(echanges.rdvTombe, false)],
        ...[gte(echanges.rdvJour, jourDe(periode.du)), lte(echanges.rdvJour, jourDe(periode.au))],
        or(
          and(eq(annonces.structureId, a), eq(echanges.structureId, b)),
          and(eq(annonces.structureId, b), eq(echanges.structureId, a)),
        ),
      ),
    )
    .orderBy(asc(echanges.rdvJour), asc(echanges.id))
    .all()
    .flatMap(({ jour }) => (jour === null ? [] : [jour]));
  return [
    ...[...new Set(deStage)].map((jour): Trajet => ({ jour, pour: 'stage' })),
    ...[...new Set(deRendezVous)].map((jour): Trajet => ({ jour, pour: 'rendez_vous' })),
  ].sort((un, autre) => un.jour.localeCompare(autre.jour));
}
