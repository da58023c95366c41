import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** The cell's part of the map. */
export const routesDeLaCellule: RouteConfigEntry[] = [
  route('cellule', 'cellule/pages/cellule.tsx'),
  route('cellule/demander', 'cellule/pages/demander.tsx'),
  route('cellule/deverrouiller', 'cellule/pages/deverrouiller.tsx'),
  route('cellule/entree', 'cellule/pages/entree.ts'),
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

  route('cellule/demandes/:id/preconisations/nouvelle', 'cellule/pages/ecrire-preconisation.tsx'),
  route('cellule/demandes/:id/preconisations/:objet', 'cellule/pages/preconisation.tsx'),
  route('cellule/demandes/:id/preconisations/:objet/ecrire', 'cellule/pages/ecrire-preconisation.tsx', {
    id: 'cellule/pages/recrire-preconisation',
  }),
  route('cellule/demandes/:id/preconisations/:objet/abandonner', 'cellule/pages/abandonner-preconisation.tsx'),
  route('cellule/demandes/:id/remettre', 'cellule/pages/remettre.tsx'),
  route('cellule/demandes/:id/points', 'cellule/pages/points.tsx'),
  route('cellule/demandes/:id/portes', 'cellule/pages/indiquer-une-porte.tsx'),
  route('cellule/demandes/:id/orienter', 'cellule/pages/orienter.tsx'),
  route('cellule/demandes/:id/appel', 'cellule/pages/appel.tsx'),
  route('cellule/demandes/:id/choisir', 'cellule/pages/choisir.tsx'),
  route('cellule/demandes/:id/retirer', 'cellule/pages/retirer.tsx'),
  route('cellule/demandes/:id/rouvrir', 'cellule/pages/rouvrir.tsx'),
  route('cellule/demandes/:id/effacer', 'cellule/pages/effacer.tsx'),
  route('cellule/demandes/:id/copie.pdf', 'cellule/pages/copie.ts'),
  route('cellule/portes', 'cellule/pages/portes.tsx'),
  route('cellule/portes/nouvelle', 'cellule/pages/porte.tsx'),
  route('cellule/portes/:cle', 'cellule/pages/porte.tsx', { id: 'cellule/pages/une-porte' }),

  route('cellule/vigilance', 'cellule/pages/vigilance.tsx'),
  route('cellule/gardes', 'cellule/pages/gardes.ts'),
  route('cellule/reperes', 'cellule/pages/reperes.tsx'),
  route('cellule/reperes/nouveau', 'cellule/pages/repere.tsx'),
  route('cellule/reperes/:cle', 'cellule/pages/repere.tsx', { id: 'cellule/pages/un-repere' }),
  route('cellule/demandes/:id/reperes', 'cellule/pages/partager-ses-reperes.tsx'),
  route('cellule/promesse', 'cellule/pages/promesse.tsx'),

  route('cellule/demandes/:id/:passage', 'cellule/pages/passage.tsx'),
];
