import type { Reglage } from '#app/commun/reglages.ts';

const groupe = 'Malles pédagogiques';
const AIDE = 'Vaut pour les malles qui ne disent rien d’autre.';

/** Longest loan, in days. */
export const JOURS_MAX_PRET: Reglage = {
  ...{ cle: 'malles.jours_max', groupe, libelle: 'Durée la plus longue d’un prêt', aide: AIDE, defaut: '14' },
  saisie: { genre: 'nombre', min: 1, max: 365, decimales: 0, unite: 'jours' },
};

/** How long before its first day a loan is booked, in days. */
export const JOURS_DE_PREAVIS: Reglage = {
  ...{ cle: 'malles.preavis', groupe, libelle: 'Réserver au moins', aide: AIDE, defaut: '1' },
  saisie: { genre: 'nombre', min: 0, max: 90, decimales: 0, unite: 'jours avant' },
};

/** How far ahead one books, in months. */
export const MOIS_D_HORIZON: Reglage = {
  ...{ cle: 'malles.horizon', groupe, libelle: 'Réserver au plus', aide: AIDE, defaut: '12' },
  saisie: { genre: 'nombre', min: 1, max: 24, decimales: 0, unite: 'mois à l’avance' },
};

/** Kept around each loan, in half-days: each side its own. */
export const TAMPON_AVANT: Reglage = {
  ...{ cle: 'malles.tampon_avant', groupe, libelle: 'Garder la malle avant chaque prêt', aide: AIDE, defaut: '1' },
  saisie: { genre: 'nombre', min: 0, max: 14, decimales: 0, unite: 'demi-journées' },
};
export const TAMPON_APRES: Reglage = {
  ...{ cle: 'malles.tampon_apres', groupe, libelle: 'Garder la malle après chaque prêt' },
  aide: 'Pour la rapporter, la recompter et la nettoyer. Vaut pour les malles qui ne disent rien d’autre.',
  defaut: '2',
  saisie: { genre: 'nombre', min: 0, max: 14, decimales: 0, unite: 'demi-journées' },
};

/** Which days nobody hands over. */
export const JOURS_FERMES: Reglage = {
  ...{ cle: 'malles.jours_fermes', groupe, libelle: 'Jours sans remise ni retour' },
  aide: 'Un prêt peut passer par-dessus, mais ne commence ni ne finit ces jours-là. Les jours fériés comptent aussi.',
  defaut: 'dimanche',
  saisie: {
    genre: 'choix',
    valeurs: [
      { valeur: 'aucun', libelle: 'Aucun' },
      { valeur: 'dimanche', libelle: 'Le dimanche' },
      { valeur: 'samedi_dimanche', libelle: 'Le samedi et le dimanche' },
    ],
  },
};

/** How many malles a structure may have on the same day. */
export const PRETS_PAR_STRUCTURE: Reglage = {
  ...{ cle: 'malles.prets_par_structure', groupe, libelle: 'Malles en même temps, pour une structure' },
  ...{ aide: AIDE, defaut: '3' },
  saisie: { genre: 'nombre', min: 1, max: 50, decimales: 0, unite: 'malles' },
};

/** How long an offer of the waiting list is held, in hours. */
export const HEURES_D_OFFRE: Reglage = {
  ...{ cle: 'malles.heures_offre', groupe, libelle: 'Garder une malle qui se libère pour la première de la liste' },
  ...{ aide: 'Moins longtemps quand la date est proche.', defaut: '48' },
  saisie: { genre: 'nombre', min: 2, max: 168, decimales: 0, unite: 'heures' },
};

/** How long the words of a loan are kept, and the names of its inventories, counted from its end. */
export const ANNEES_DES_PRETS: Reglage = {
  cle: 'malles.annees_prets',
  groupe: 'Données personnelles',
  libelle: 'Garder les mots des prêts de malles pendant',
  aide: 'À partir de la fin du prêt. Ensuite les mots, les motifs et les noms des inventaires s’effacent\u00a0; le prêt et ses décomptes restent.',
  defaut: '3',
  saisie: { genre: 'nombre', min: 1, max: 10, decimales: 0, unite: 'ans' },
};

export const REGLAGES_MALLES: readonly Reglage[] = [
  JOURS_MAX_PRET,
  JOURS_DE_PREAVIS,
  MOIS_D_HORIZON,
  TAMPON_AVANT,
  TAMPON_APRES,
  JOURS_FERMES,
  PRETS_PAR_STRUCTURE,
  HEURES_D_OFFRE,
  ANNEES_DES_PRETS,
];
