import { index, type RouteConfig, route } from '@remix-run/route-config';

/** The site's map: French address → page. */
export default [
  index('accueil/pages/seuil.tsx'),

  // Entrer
  route('ouvrir', 'reseau/pages/premiere-ouverture.tsx'),
  route('connexion', 'reseau/pages/connexion.tsx'),
  route('connexion/:jeton', 'reseau/pages/entrer.tsx'),
  route('invitation/:jeton', 'reseau/pages/accepter-invitation.tsx'),
  route('deconnexion', 'reseau/pages/deconnexion.tsx'),
  route('moi', 'reseau/pages/moi.tsx'),

  // Ce qui traverse les salles
  route('accueil', 'accueil/pages/accueil.tsx'),
  route('agenda', 'accueil/pages/agenda.tsx'),
  route('agenda/:secret.ics', 'accueil/pages/flux-agenda.ts'),
  route('r/:jeton', 'accueil/pages/repondre.tsx'),
  route('plus', 'accueil/pages/plus.tsx'),
  route('aide', 'accueil/pages/aide.tsx'),
  route('brouillons', 'accueil/pages/brouillons.ts'),
  route('reglages', 'accueil/pages/reglages.tsx'),
  route('journal', 'accueil/pages/journal.tsx'),
  route('courriels', 'accueil/pages/courriels.tsx'),
  route('courriels/:id', 'accueil/pages/courriel.tsx'),
  route('taches', 'accueil/pages/taches.tsx'),
  route('ui', 'ui/pages/planche.tsx'),

  // Réseau
  route('reseau', 'reseau/pages/annuaire.tsx'),
  route('reseau/import', 'reseau/pages/importer.tsx'),
  route('reseau/roles', 'reseau/pages/roles.tsx'),
  route('reseau/roles/:personneId', 'reseau/pages/titulaire.tsx'),
  route('reseau/structures/:id', 'reseau/pages/structure.tsx'),
  route('reseau/structures/:id/modifier', 'reseau/pages/modifier-structure.tsx'),
  route('reseau/structures/:id/inviter', 'reseau/pages/inviter.tsx'),
  route('reseau/structures/:id/equipe/:personneId', 'reseau/pages/equipiere.tsx'),
  route('fichiers/:id', 'reseau/pages/fichier.ts'),

  // Troc : les stages
  route('stages', 'troc/pages/stages.tsx'),
  route('stages/nouveau', 'troc/pages/proposer-stage.tsx'),
  route('stages/:id', 'troc/pages/stage.tsx'),
  route('stages/:id/:transition', 'troc/pages/franchir-stage.tsx'),
  route('stages/:id/papiers/ordre-de-mission.pdf', 'troc/pages/ordre-de-mission.ts'),

  route('*', 'accueil/pages/introuvable.tsx'),
] satisfies RouteConfig;
