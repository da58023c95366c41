import type { Contexte } from '#app/commun/contexte.ts';
import { distancesDepuis } from '#app/reseau/territoire/distances.server.ts';

/** A malle that went from one borrower to the next: their communes, and where it lives. INSEE codes, null when unknown. */
export interface Passage {
  id: number;
  de: string | null;
  par: string | null;
  a: string | null;
}

/**
 * What hand-overs saved, in kilometres by road, by id, one way: home and on to the next borrower, less straight there. Nothing where
 * a commune is unknown.
 */
export function kmEpargnes(ctx: Pick<Contexte, 'db'>, passages: readonly Passage[]): Map<number, number> {
  const vers = [...new Set(passages.flatMap(({ de, par, a }) => [de, par, a].filter((code) => code !== null)))];
  const depuis = new Map(vers.map((code) => [code, distancesDepuis(ctx, code, vers)]));
  const km = (a: string | null, b: string | null) => (a === null || b === null ? undefined : depuis.get(a)?.get(b)?.km);
  return new Map(
    passages.map(({ id, de, par, a }) => {
      const [retour, aller, direct] = [km(de, par), km(par, a), km(de, a)];
      if (retour === undefined || aller === undefined || direct === undefined) return [id, 0];
      return [id, Math.max(0, retour + aller - direct)];
    }),
  );
}
