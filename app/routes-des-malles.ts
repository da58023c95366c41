import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** The malles' part of the map. */
export const routesDesMalles: RouteConfigEntry[] = [
  // Inventaires
  route('reservations/:id/remettre', 'malles/pages/remettre-malle.tsx'),
  route('reservations/:id/rendre', 'malles/pages/rendre-malle.tsx'),
  route('reservations/:id/passer_le_relais', 'malles/pages/passer-le-relais.tsx'),
  route('reservations/:id/signaler', 'malles/pages/signaler-un-manque.tsx'),
  route('reservations/:id/regulariser', 'malles/pages/regulariser-un-pret.tsx'),
  route('reservations/:id/caution', 'malles/pages/noter-la-caution.tsx'),
  route('reservations/:id/feuille.pdf', 'malles/pages/feuille-de-pret.ts'),
  route('malles/:slug/etiquette.pdf', 'malles/pages/etiquette-de-malle.ts'),
  route('malles/:slug/ici', 'malles/pages/ici-la-malle.tsx'),
  route('malles/:slug/racheter', 'malles/pages/racheter-les-consommables.tsx'),
];
