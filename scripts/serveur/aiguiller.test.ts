import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';
import { describe, expect, it } from 'vitest';
import carte from '#app/routes.ts';
import { aiguillerParSalle } from './aiguiller.ts';

const ROUTES = Object.fromEntries(
  (await carte).map(({ id, path, index, file, children }) => {
    // A route inside another would follow its parent: the map is flat.
    expect(children, file).toBeUndefined();
    const nom = id ?? file;
    return [nom, { id: nom, parentId: 'root', path, index }];
  }),
);
const site = {
  routes: { root: { id: 'root', path: '' }, ...ROUTES },
  assets: { version: '1', routes: ROUTES },
} as unknown as ServerBuild;

type Part = { routes: string[]; assets: string[]; page: string | undefined };

function aiguiller(chemin: string): Part {
  const res = {} as { part: Part };
  const remix = aiguillerParSalle(site, (build) => () => {
    const routes = Object.values(build.routes).filter((route) => route?.id !== 'root');
    const page = matchRoutes(routes as never, chemin)?.at(-1)?.route.id;
    res.part = { routes: Object.keys(build.routes), assets: Object.keys(build.assets.routes), page };
  });
  remix({ path: chemin } as never, res as never, () => undefined);
  return res.part;
}

const entier = (chemin: string) => matchRoutes(Object.values(ROUTES) as never, chemin)?.at(-1)?.route.id;

describe('the part of the site that an address is given', () => {
  it('leads to the page that the whole map leads to, for each address of the map', () => {
    for (const { path } of Object.values(ROUTES)) {
      if (!path || path === '*') continue;
      const chemin = `/${path.replace(/:[\w-]+/g, '7')}`;
      expect(aiguiller(chemin).page, chemin).toBe(entier(chemin));
      expect(aiguiller(`${chemin}/nulle-part`).page, chemin).toBe(entier(`${chemin}/nulle-part`));
    }
  });

  it('is a small part of the map, the same for the server and for the browser', () => {
    const { routes, assets } = aiguiller('/malles/planning');
    expect(routes.length).toBeLessThan(Object.keys(ROUTES).length / 3);
    expect(routes.filter((id) => id !== 'root')).toEqual(assets);
  });

  it('is the whole map for what is written otherwise, for the threshold and for what Remix asks itself', () => {
    const tout = Object.keys(site.routes).length;
    for (const chemin of ['/', '/Malles', '/m%61lles', '/nulle-part', '/__manifest', '/_root.data', '//malles']) {
      expect(aiguiller(chemin).routes.length, chemin).toBe(tout);
    }
    for (const chemin of ['/malles', '/malles.data', '/malles/planning.data', '/malles/']) {
      expect(aiguiller(chemin).routes.length, chemin).toBeLessThan(tout);
    }
  });
});
