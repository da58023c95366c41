/** A point on Earth, in degrees (WGS 84). */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Mean radius of the Earth, in kilometres (IUGG). */
const RAYON_KM = 6371.0088;
const radians = (degres: number) => (degres * Math.PI) / 180;

/** Great-circle distance in kilometres (haversine formula). */
export function orthodromie(a: Point, b: Point): number {
  const h =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * RAYON_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** An estimation by road: the straight line times a factor, in whole kilometres. */
export function distanceEstimee(a: Point, b: Point, facteur: number): number {
  return Math.round(orthodromie(a, b) * facteur);
}

/** By road, in whole kilometres; `corrigee` when someone said it rather than the estimate. */
export interface Distance {
  km: number;
  corrigee: boolean;
}

/** Longest that a correction may say, in kilometres: the base refuses more. */
export const KM_MAX = 1000;

/** « environ 27 km », « 41 km » once someone corrected it, « sur place » */
export function libelleDistance({ km, corrigee }: Distance): string {
  if (km === 0) return 'sur place';
  return corrigee ? `${km} km` : `environ ${km} km`;
}
