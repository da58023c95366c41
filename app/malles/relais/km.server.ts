import type { Contexte } from '#app/commun/contexte.ts';
import { distancesDepuis } from '#app/reseau/territoire/distances.server.ts';
import { kmDuDetour } from './relais.ts';

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
