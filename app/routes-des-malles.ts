import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** The malles' part of the map. */
export const routesDesMalles: RouteConfigEntry[] = [
  // Malles : les chiffres
  route('malles/chiffres', 'malles/pages/chiffres-des-malles.tsx'),
  route('malles/chiffres.csv', 'malles/pages/chiffres-des-malles-csv.ts'),
  route('malles/chiffres.xlsx', 'malles/pages/chiffres-des-malles-xlsx.ts'),
  route('malles/chiffres/lignes', 'malles/pages/lignes-comptees.tsx'),
];
