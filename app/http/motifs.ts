interface RouteConnue {
  id: string;
  parentId?: string | undefined;
  path?: string | undefined;
  index?: boolean | undefined;
}

/**
 * Gives the pattern of an address (`/stages/:id`), never the address: signed links, secrets of calendar feeds and
 * searches are in addresses, and none of them belongs in a log.
 */
export function lecteurDeMotifs(routes: Record<string, RouteConnue | undefined>): (chemin: string) => string {
  const motifs = Object.values(routes)
    .flatMap((route) => (route?.path && route.path !== '*' ? [`/${route.path}`] : []))
    // The most literal first: `/stages/nouveau` before `/stages/:id`.
    .sort((a, b) => (a.match(/:/g)?.length ?? 0) - (b.match(/:/g)?.length ?? 0))
    .map((motif) => ({ motif, expression: expressionDe(motif) }));
  return (chemin) => {
    const page = chemin.replace(/\.data$/, '').replace(/^\/_root$/, '/');
    if (page === '/' || page === '/sante' || page === '/__manifest') return page;
    return motifs.find(({ expression }) => expression.test(page))?.motif ?? '(autre)';
  };
}

function expressionDe(motif: string): RegExp {
  const source = motif.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:[\w-]+/g, '[^/]+');
  return new RegExp(`^${source}/?$`);
}
