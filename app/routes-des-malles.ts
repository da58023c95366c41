import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** The malles' part of the map. */
export const routesDesMalles: RouteConfigEntry[] = [
  // Inventaires
  route('reservations/:id/remettre', 'malles/pages/remettre-malle.tsx'),
  route('reservations/:id/rendre', 'malles/pages/rendre-malle.tsx'),
  route('reservations/:id/passer_le_relais', 'malles/pages/passer-le-relais.tsx'),
  route('reservations/:id/recompter', 'malles/pages/recompter-malle.tsx'),
  route('reservations/:id/signaler', 'malles/pages/signaler-un-manque.tsx'),
  route('reservations/:id/regulariser', 'malles/pages/regulariser-un-pret.tsx'),
  route('reservations/:id/caution', 'malles/pages/noter-la-caution.tsx'),
  route('reservations/:id/feuille.pdf', 'malles/pages/feuille-de-pret.ts'),
  route('malles/:slug/etiquette.pdf', 'malles/pages/etiquette-de-malle.ts'),
  route('malles/:slug/ici', 'malles/pages/ici-la-malle.tsx'),
  route('malles/:slug/racheter', 'malles/pages/racheter-les-consommables.tsx'),
  // Malles : les chiffres
  route('malles/chiffres', 'malles/pages/chiffres-des-malles.tsx'),
  route('malles/chiffres.csv', 'malles/pages/chiffres-des-malles-csv.ts'),
  route('malles/chiffres.xlsx', 'malles/pages/chiffres-des-malles-xlsx.ts'),
  route('malles/chiffres/lignes', 'malles/pages/lignes-comptees.tsx'),
  // Malles : le catalogue
  route('malles', 'malles/pages/malles.tsx'),
  route('malles/nouvelle', 'malles/pages/nouvelle-malle.tsx'),
  route('malles/:slug', 'malles/pages/malle.tsx'),
  route('malles/:slug/modifier', 'malles/pages/modifier-malle.tsx'),
  route('malles/:slug/contenu', 'malles/pages/contenu-de-malle.tsx'),
  route('malles/:slug/photos', 'malles/pages/photos-de-malle.tsx'),
  route('malles/:slug/etat', 'malles/pages/etat-de-malle.tsx'),
  route('malles/:slug/carnet', 'malles/pages/carnet-de-malle.tsx'),
  // Prêts
  route('malles/:slug/reserver', 'malles/pages/reserver.tsx'),
  route('reservations', 'malles/pages/reservations.tsx'),
  route('reservations/:id', 'malles/pages/reservation.tsx'),
  route('reservations/:id/modifier', 'malles/pages/preciser-reservation.tsx'),
  route('reservations/:id/:transition', 'malles/pages/franchir-reservation.tsx'),
  // Le calendrier d'une malle
  route('malles/:slug.ics', 'malles/pages/flux-de-malle.ts'),
  route('reservations/structures/:id.ics', 'malles/pages/flux-de-structure.ts'),
  // Malles : la liste d’attente
  route('malles/attentes', 'malles/pages/attentes.tsx'),
  route('malles/attentes/:id', 'malles/pages/attente.tsx'),
  route('malles/:slug/attendre', 'malles/pages/attendre.tsx'),
  // Malles : de main en main
  route('reservations/:id/relais', 'malles/pages/relais.tsx'),
  // Planning
  route('malles/planning', 'malles/pages/planning.tsx'),
  route('malles/libres', 'malles/pages/malles-libres.tsx'),
];
