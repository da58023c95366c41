import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** The malles' part of the map. */
export const routesDesMalles: RouteConfigEntry[] = [
  // Malles : la liste d’attente
  route('malles/attentes', 'malles/pages/attentes.tsx'),
  route('malles/attentes/:id', 'malles/pages/attente.tsx'),
  route('malles/:slug/attendre', 'malles/pages/attendre.tsx'),
  // Malles : de main en main
  route('reservations/:id/relais', 'malles/pages/relais.tsx'),
];
