import { and, eq, or, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { FACTEUR_DISTANCE } from '#app/reseau/reglages.ts';
import { dansLaListe, preparer } from '#db/preparer.ts';
import { type Distance, distanceEstimee } from './distances.ts';
import { communes, distancesCorrigees } from './tables.ts';

type Lecture = Pick<Contexte, 'db'>;

/** The pair of two communes, in the order of the table. */
export const paire = (a: string, b: string): { communeA: string; communeB: string } =>
  a < b ? { communeA: a, communeB: b } : { communeA: b, communeB: a };

const lieux = preparer((db) => {
  const depuis = sql.placeholder('depuis');
  return db
    .select({ code: communes.code, lat: communes.lat, lon: communes.lon, km: distancesCorrigees.km })
    .from(communes)
    .leftJoin(
      distancesCorrigees,
      or(
        and(eq(distancesCorrigees.communeA, depuis), eq(distancesCorrigees.communeB, communes.code)),
        and(eq(distancesCorrigees.communeB, depuis), eq(distancesCorrigees.communeA, communes.code)),
      ),
    )
    .where(or(sql`${sql.placeholder('toutes')}`, dansLaListe(communes.code, 'vers')))
    .prepare();
});

/**
 * Distances by road from a commune to all those whose place is known, in one query: as someone corrected them, otherwise
 * the great circle times the network's factor.
 * @param depuis INSEE code, or null when unknown: then nothing is known
 * @param vers the communes that matter, by their codes; all of them by default
 * @returns by INSEE code; 0 for the commune itself
 */
export function distancesDepuis(ctx: Lecture, depuis: string | null, vers?: readonly string[]): Map<string, Distance> {
  if (depuis === null) return new Map();
  const lignes = lieux(ctx.db).all({ depuis, toutes: vers ? 0 : 1, vers: JSON.stringify([depuis, ...(vers ?? [])]) });
  const facteur = lireNombre(ctx.db, FACTEUR_DISTANCE);
  const origine = lignes.find(({ code }) => code === depuis);
  const distances = new Map<string, Distance>();
  for (const { code, lat, lon, km } of lignes) {
    if (code === depuis) distances.set(code, { km: 0, corrigee: false });
    else if (km !== null) distances.set(code, { km, corrigee: true });
    else if (origine && origine.lat !== null && origine.lon !== null && lat !== null && lon !== null)
      distances.set(code, {
        km: distanceEstimee({ lat: origine.lat, lon: origine.lon }, { lat, lon }, facteur),
        corrigee: false,
      });
  }
  return distances;
}

/**
 * The distance by road between two communes; null when a commune or its point is unknown.
 * @param communeA INSEE code, or null when unknown
 */
export function distanceEntre(ctx: Lecture, communeA: string | null, communeB: string | null): Distance | null {
  if (!communeA || !communeB) return null;
  if (communeA === communeB) return { km: 0, corrigee: false };
  return distancesDepuis(ctx, communeA, [communeB]).get(communeB) ?? null;
}

/** Same, in whole kilometres. */
export const distanceKm = (ctx: Lecture, communeA: string | null, communeB: string | null): number | null =>
  distanceEntre(ctx, communeA, communeB)?.km ?? null;
