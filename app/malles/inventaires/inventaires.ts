/** What is counted when a malle goes and when it comes back. */
export const SENS_INVENTAIRE = ['depart', 'retour'] as const;
export type SensInventaire = (typeof SENS_INVENTAIRE)[number];

/** In what state an object was found, when it is not simply there. */
export const CAUSES_ECART = ['perdu', 'casse', 'a_rapporter', 'consomme'] as const;
export type CauseEcart = (typeof CAUSES_ECART)[number];

export const LIBELLE_CAUSE_ECART: Record<CauseEcart, string> = {
  perdu: 'Perdu',
  casse: 'Abîmé ou cassé',
  a_rapporter: 'Rapporté plus tard',
  consomme: 'Utilisé, à racheter',
};

/** How what was missing was settled. */
export const REGLEMENTS = ['rachete', 'rembourse', 'rapporte', 'offert'] as const;
export type Reglement = (typeof REGLEMENTS)[number];

export const LIBELLE_REGLEMENT: Record<Reglement, string> = {
  rachete: 'La structure l’a racheté',
  rembourse: 'La structure l’a remboursé',
  rapporte: 'Retrouvé et rapporté',
  offert: 'Laissé, sans rien demander',
};

export const MAX_PRECISION_ECART = 300;
export const MAX_NOM_INVENTAIRE = 80;
