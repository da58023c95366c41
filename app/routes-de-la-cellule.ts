import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** The cell's part of the map. */
export const routesDeLaCellule: RouteConfigEntry[] = [
  route('cellule', 'cellule/pages/cellule.tsx'),
  route('cellule/demander', 'cellule/pages/demander.tsx'),
  route('cellule/deverrouiller', 'cellule/pages/deverrouiller.tsx'),
  route('cellule/fermer', 'cellule/pages/fermer.ts'),
  route('cellule/charte', 'cellule/pages/charte.tsx'),
  route('cellule/demandes/:id', 'cellule/pages/demande.tsx'),
  route('cellule/demandes/:id/messages', 'cellule/pages/messages.tsx'),

  route('cellule/vigilance', 'cellule/pages/vigilance.tsx'),
  route('cellule/gardes', 'cellule/pages/gardes.ts'),
  route('cellule/reperes', 'cellule/pages/reperes.tsx'),
  route('cellule/reperes/nouveau', 'cellule/pages/repere.tsx'),
  route('cellule/reperes/:cle', 'cellule/pages/repere.tsx', { id: 'cellule/pages/un-repere' }),
  route('cellule/demandes/:id/reperes', 'cellule/pages/partager-ses-reperes.tsx'),
  route('cellule/promesse', 'cellule/pages/promesse.tsx'),
];
