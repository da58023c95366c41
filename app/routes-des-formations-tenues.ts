import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** From a place to a certificate: the formations' second part of the map. */
export const routesDesFormationsTenues: RouteConfigEntry[] = [
  route('formations/:id/convoquer', 'formations/pages/convoquer-formation.tsx'),
  // Présence
  route('formations/:id/presence', 'formations/pages/presence-de-formation.tsx'),
  route('formations/:id/presence/:jeton', 'formations/pages/je-suis-la.tsx'),
  route('formations/:id/emargement.pdf', 'formations/pages/emargement.ts'),
  // Papiers
  route('formations/inscriptions/:id/:sorte.pdf', 'formations/pages/papier-de-formation.ts'),
  route('formations/:id/certificats', 'formations/pages/certificats-de-formation.tsx'),
  route('formations/:id/certificats.pdf', 'formations/pages/certificats-pdf.ts'),
  route('moi/certificats', 'formations/pages/mes-certificats.tsx'),
];
