import type { Reglage } from '#app/commun/reglages.ts';

const groupe = 'Formations';

/** How long an offered place is held, in hours. */
export const HEURES_D_OFFRE: Reglage = {
  ...{ cle: 'formations.heures_offre', groupe, libelle: 'Garder une place qui se libère pour la première de la liste' },
  ...{ aide: 'Moins longtemps quand la formation est proche.', defaut: '48' },
  saisie: { genre: 'nombre', min: 2, max: 168, decimales: 0, unite: 'heures' },
};

/** How long special needs are kept, from the last half-day. */
export const JOURS_DES_BESOINS_PARTICULIERS: Reglage = {
  ...{ cle: 'formations.jours_besoins_particuliers', groupe: 'Données personnelles' },
  libelle: 'Garder les repas et besoins d’accessibilité des formations pendant',
  aide: 'À partir de la dernière demi-journée. Ceux d’une inscription retirée s’effacent aussitôt.',
  defaut: '30',
  saisie: { genre: 'nombre', min: 0, max: 90, decimales: 0, unite: 'jours' },
};

/** How long the reasons of a refusal or a withdrawal, and convocations, are kept, from the last half-day. */
export const ANNEES_DES_MOTIFS: Reglage = {
  ...{ cle: 'formations.annees_motifs', groupe: 'Données personnelles' },
  libelle: 'Garder les convocations, et les motifs des refus et des retraits d’inscription, pendant',
  aide: 'À partir de la dernière demi-journée. L’inscription reste comptée.',
  defaut: '3',
  saisie: { genre: 'nombre', min: 1, max: 10, decimales: 0, unite: 'ans' },
};

/** When those who came are asked what is left of it, in days from the last half-day. */
export const JOURS_A_FROID: Reglage = {
  ...{ cle: 'formations.jours_a_froid', groupe, libelle: 'Demander ce qu’il reste d’une formation après' },
  ...{ aide: 'À partir de la dernière demi-journée. Les personnes présentes reçoivent un lien.', defaut: '90' },
  saisie: { genre: 'nombre', min: 30, max: 365, decimales: 0, unite: 'jours' },
};

/** From how many answers a synthesis shows: below, one would guess who said what. */
export const MINIMUM_DE_REPONSES: Reglage = {
  ...{ cle: 'formations.minimum_reponses', groupe, libelle: 'Montrer la synthèse des avis à partir de' },
  ...{ aide: 'En dessous, on devinerait qui a dit quoi.', defaut: '3' },
  saisie: { genre: 'nombre', min: 2, max: 20, decimales: 0, unite: 'réponses' },
};

/** All of them, in the order of the page of settings. */
export const REGLAGES_FORMATIONS: readonly Reglage[] = [
  ...[HEURES_D_OFFRE, JOURS_A_FROID, MINIMUM_DE_REPONSES],
  ...[JOURS_DES_BESOINS_PARTICULIERS, ANNEES_DES_MOTIFS],
];
