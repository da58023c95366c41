/** The accounts of the demo network, as the door shows them; the seed makes them with the same password. */
export const MOT_DE_PASSE_DEMO = 'demo-cru87-2026';

export const COMPTES_DEMO = [
  { email: 'coordination@cru87.example', qui: 'La coordination du réseau' },
  { email: 'direction.1@cru87.example', qui: 'Une direction' },
  { email: 'equipe.1@cru87.example', qui: 'Une personne d’une équipe' },
  { email: 'partenaire.caf@cru87.example', qui: 'Une partenaire de la Caf' },
] as const;
