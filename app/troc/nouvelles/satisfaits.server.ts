import type { ContextePersonne } from '#app/commun/contexte.ts';
import { nouveauPartage, type Partage } from '#app/commun/partage.ts';
import type { Nouveaute } from '#app/commun/prise.ts';
import { listSatisfaites } from '#app/troc/annonces/satisfaites.server.ts';

const SATISFAITES_MAX = 5;

/** The annonces that have been fulfilled since then, the latest first: the same for all but partenaires, whom the room keeps out. */
export function annoncesSatisfaites(ctx: ContextePersonne, depuis: Date, partage: Partage = nouveauPartage()): Nouveaute[] {
  return partage(`troc.satisfaites:${depuis.getTime()}`, () =>
    listSatisfaites(ctx, { depuis, combien: SATISFAITES_MAX }).map(({ id, titre, le, qui }) => ({
      ...{ salle: 'troc' as const, le, titre, detail: qui, chemin: `/troc/annonces/${id}` },
    })),
  );
}
