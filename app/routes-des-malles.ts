import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** The malles' part of the map. */
export const routesDesMalles: RouteConfigEntry[] = [
  // Malles : le catalogue
  route('malles', 'malles/pages/malles.tsx'),
  route('malles/nouvelle', 'malles/pages/nouvelle-malle.tsx'),
  route('malles/:slug', 'malles/pages/malle.tsx'),
  route('malles/:slug/modifier', 'malles/pages/modifier-malle.tsx'),
  route('malles/:slug/contenu', 'malles/pages/contenu-de-malle.tsx'),
  route('malles/:slug/photos', 'malles/pages/photos-de-malle.tsx'),
  route('malles/:slug/etat', 'malles/pages/etat-de-malle.tsx'),
  route('malles/:slug/carnet', 'malles/pages/carnet-de-malle.tsx'),
];
