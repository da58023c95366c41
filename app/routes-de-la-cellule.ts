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

  route('cellule/recusations', 'cellule/pages/recusations.tsx'),
  route('cellule/demandes/:id/lecteurs', 'cellule/pages/lecteurs.tsx'),
  route('cellule/demandes/:id/lecteurs/faire-lire', 'cellule/pages/faire-lire.tsx'),
  route('cellule/demandes/:id/lecteurs/inviter', 'cellule/pages/inviter-un-membre.tsx'),
  route('cellule/demandes/:id/lecteurs/invitation/:invitation', 'cellule/pages/invitation.tsx'),
  route('cellule/demandes/:id/lecteurs/:geste/:cible?', 'cellule/pages/geste-de-lecteur.tsx'),
  route('cellule/demandes/:id/lectures', 'cellule/pages/lectures.tsx'),

  route('cellule/demandes/:id/ecrits/:genre/:objet', 'cellule/pages/ecrit.tsx'),
  route('cellule/demandes/:id/documents', 'cellule/pages/documents.tsx'),
  route('cellule/demandes/:id/documents/:documentId', 'cellule/pages/document.ts'),
  route('cellule/demandes/:id/textes/:garde', 'cellule/pages/texte-garde.tsx'),
  route('cellule/demandes/:id/:passage', 'cellule/pages/passage.tsx'),
];
