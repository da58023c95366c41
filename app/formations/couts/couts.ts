/** What is paid for a formation. */
export const POSTES_COUT = ['formation', 'salle', 'repas', 'deplacement', 'materiel', 'autre'] as const;
export type PosteCout = (typeof POSTES_COUT)[number];

export const LIBELLE_POSTE_COUT: Record<PosteCout, string> = {
  formation: 'Formation',
  salle: 'Salle',
  repas: 'Repas',
  deplacement: 'Déplacements',
  materiel: 'Matériel',
  autre: 'Autre',
};

/** What goes out, and what comes in. */
export const SENS_COUT = ['depense', 'recette'] as const;
export type SensCout = (typeof SENS_COUT)[number];
