import { inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { FACTEUR_DISTANCE } from '#app/reseau/reglages.ts';
import { distanceEstimee, type Point } from './distances.ts';
import { communes } from './tables.ts';

/**
 * Estimated distance by road between two communes, in whole kilometres: the great circle times the
 * network's factor. 0 for the same commune.
 * @param communeA INSEE code, or null when unknown
 * @returns null when a commune or its point is unknown
 */
export function distanceKm(ctx: Pick<Contexte, 'db'>, communeA: string | null, communeB: string | null): number | null {
  if (!communeA || !communeB) return null;
  if (communeA === communeB) return 0;
  const points = new Map<string, Point>();
  const lignes = ctx.db
    .select({ code: communes.code, lat: communes.lat, lon: communes.lon })
    .from(communes)
    .where(inArray(communes.code, [communeA, communeB]))
    .all();
  for (const { code, lat, lon } of lignes) if (lat !== null && lon !== null) points.set(code, { lat, lon });
  const [a, b] = [points.get(communeA), points.get(communeB)];
  return a && b ? distanceEstimee(a, b, lireNombre(ctx.db, FACTEUR_DISTANCE)) : null;
}
