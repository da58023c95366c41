import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** The malles' part of the map. */
export const routesDesMalles: RouteConfigEntry[] = [
  // Prêts
  route('malles/:slug/reserver', 'malles/pages/reserver.tsx'),
  route('reservations', 'malles/pages/reservations.tsx'),
  route('reservations/:id', 'malles/pages/reservation.tsx'),
  route('reservations/:id/modifier', 'malles/pages/preciser-reservation.tsx'),
  route('reservations/:id/:transition', 'malles/pages/franchir-reservation.tsx'),
];
