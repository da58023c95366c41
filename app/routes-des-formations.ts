import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** The formations' part of the map. */
export const routesDesFormations: RouteConfigEntry[] = [
  // Inscriptions
  route('formations/inscriptions/:id', 'formations/pages/inscription.tsx'),
  route('formations/:id/inscription', 'formations/pages/inscription-a-la-formation.tsx'),

  // Besoins
  route('formations/besoins', 'formations/pages/besoins-de-formation.tsx'),
  route('formations/besoins/:id/retirer', 'formations/pages/retirer-un-besoin.ts'),

  // Programme
  route('formations', 'formations/pages/formations.tsx'),
  route('formations/nouvelle', 'formations/pages/nouvelle-formation.tsx'),
  route('formations/:id/modifier', 'formations/pages/modifier-formation.tsx'),
  route('formations/:id/annonce', 'formations/pages/annonce-de-formation.tsx'),
  route('formations/:id', 'formations/pages/formation.tsx'),
  route('formations/:id/:passage', 'formations/pages/franchir-formation.tsx'),
];
