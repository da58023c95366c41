import { and, between, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Contexte } from '#app/commun/contexte.ts';
import type { Periode } from '#app/commun/periode.ts';
import { STATUTS_TENUS } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { distancesDepuis } from '#app/reseau/territoire/distances.server.ts';
import { kmDuDetour } from './relais.ts';
import { relaisDeMalle } from './tables.ts';

/**
 * The kilometres that a hand-over between two places saves, one way, against the way by the malle's home.
 * @param communes INSEE codes
 * @returns null when a place is not known
 */
export function kmDuRelais(
  ctx: Pick<Contexte, 'db'>,
  { premiere, suivante, maison }: { premiere: string | null; suivante: string | null; maison: string | null },
): number | null {
  if (premiere === null || suivante === null || maison === null) return null;
  const deChezElle = distancesDepuis(ctx, maison, [premiere, suivante]);
  const direct = premiere === suivante ? 0 : (distancesDepuis(ctx, premiere, [suivante]).get(suivante)?.km ?? null);
  return kmDuDetour({
    premiereMaison: deChezElle.get(premiere)?.km ?? null,
    maisonSuivante: deChezElle.get(suivante)?.km ?? null,
    direct,
  });
}

/** What the hand-overs that took place have saved, by malle: those whose next loan begins in a period. */
export function kmEconomises(
  { db }: Pick<Contexte, 'db'>,
  { du, au }: Periode,
): { malleId: number; relais: number; km: number }[] {
  const suivante = alias(reservations, 'suivante');
  return db
    .select({
      malleId: suivante.malleId,
      relais: sql<number>`count(*)`,
      km: sql<number>`sum(${relaisDeMalle.km})`,
    })
    .from(relaisDeMalle)
    .innerJoin(suivante, and(eq(suivante.id, relaisDeMalle.suivanteId), eq(suivante.relaisDeId, relaisDeMalle.premiereId)))
    .where(
      and(...[eq(relaisDeMalle.statut, 'convenu'), inArray(suivante.statut, [...STATUTS_TENUS])], between(suivante.du, du, au)),
    )
    .groupBy(suivante.malleId)
    .orderBy(suivante.malleId)
    .all();
}
