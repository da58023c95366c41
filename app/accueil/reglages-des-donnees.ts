import type { Reglage } from '#app/commun/reglages.ts';

const GROUPE = 'Données personnelles';

/** After how many years someone who left everything is erased. */
export const ANNEES_DES_PERSONNES: Reglage = {
  cle: 'donnees.annees',
  groupe: GROUPE,
  libelle: 'Effacer les personnes parties, après',
  aide: 'Sans fonction, sans rôle et sans visite depuis tout ce temps. Elles sont prévenues un mois avant, par courriel.',
  defaut: '3',
  saisie: { genre: 'nombre', min: 1, max: 10, decimales: 0, unite: 'ans' },
};

/** How long the journal is kept. */
export const ANNEES_DU_JOURNAL: Reglage = {
  cle: 'donnees.journal',
  groupe: GROUPE,
  libelle: 'Garder le journal pendant',
  aide: 'Ensuite, ses lignes s’effacent. Les stages, les agréments et leurs dates restent.',
  defaut: '5',
  saisie: { genre: 'nombre', min: 1, max: 10, decimales: 0, unite: 'ans' },
};

/** The notice that goes before. */
export const JOURS_DE_PREAVIS = 30;
