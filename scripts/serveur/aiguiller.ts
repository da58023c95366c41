import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';

/**
 * Gives the part of the site that an address can lead to: Remix compiles every route it is given again for each
 * request, several times, which costs more than the page itself on a map of hundreds of addresses.
 * What is unknown, or written in another case, gets the whole map: Remix alone decides what it is.
 */
export function aiguillerParSalle(site: ServerBuild, repondre: (part: ServerBuild) => RequestHandler): RequestHandler {
  const entier = repondre(site);
  const salles = new Set(Object.values(site.routes).map((route) => premierSegment(route?.path)));
  const parts = new Map([...salles].filter(estLitteral).map((salle) => [salle, repondre(partDeLaSalle(site, salle))]));
  return (req, res, next) => (parts.get(premierSegment(req.path)) ?? entier)(req, res, next);
}

const premierSegment = (chemin = '') =>
  chemin
    .replace(/^\//, '')
    .split(/[/?#]/, 1)[0]
    ?.replace(/\.data$/, '') ?? '';
const estLitteral = (segment: string) => segment !== '' && !/[:*?]/.test(segment);

/** The routes of a room, and those that belong to none (the root, the threshold, the page for what does not exist). */
function partDeLaSalle(site: ServerBuild, salle: string): ServerBuild {
  const garder = <R extends { path?: string | undefined }>(routes: Record<string, R | undefined>) =>
    Object.fromEntries(
      Object.entries(routes).filter(([, route]) => {
        const segment = premierSegment(route?.path);
        return segment === salle || !estLitteral(segment);
      }),
    ) as Record<string, R>;
  return { ...site, routes: garder(site.routes), assets: { ...site.assets, routes: garder(site.assets.routes) } };
}
