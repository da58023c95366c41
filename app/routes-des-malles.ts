import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** The malles' part of the map. */
export const routesDesMalles: RouteConfigEntry[] = [
  // Le calendrier d'une malle
  route('malles/:slug.ics', 'malles/pages/flux-de-malle.ts'),
];
