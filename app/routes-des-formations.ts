import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** The formations' part of the map. */
export const routesDesFormations: RouteConfigEntry[] = [
  // Inscriptions
  route('formations/inscriptions/:id', 'formations/pages/inscription.tsx'),
  route('formations/:id/inscription', 'formations/pages/inscription-a-la-formation.tsx'),

  // Programme
  route('formations/:id', 'formations/pages/formation.tsx'),
  route('formations/:id/:passage', 'formations/pages/franchir-formation.tsx'),
];
