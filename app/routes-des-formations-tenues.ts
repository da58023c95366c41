import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** From a place to a certificate: the formations' second part of the map. */
export const routesDesFormationsTenues: RouteConfigEntry[] = [
  route('formations/:id/convoquer', 'formations/pages/convoquer-formation.tsx'),
];
