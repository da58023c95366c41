import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** The malles' part of the map. */
export const routesDesMalles: RouteConfigEntry[] = [
  // Planning
  route('malles/planning', 'malles/pages/planning.tsx'),
  route('malles/libres', 'malles/pages/malles-libres.tsx'),
];
