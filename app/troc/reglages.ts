import type { Reglage } from '#app/commun/reglages.ts';

/** Euros a kilometre: from it follows the amount that a proposal shows. */
export const BAREME_KILOMETRIQUE: Reglage = {
  cle: 'troc.bareme_km',
  groupe: 'Stages',
  libelle: 'Barème kilométrique',
  aide: 'Sert à estimer les frais de trajet d’un stage. Chaque employeur rembourse selon ses propres règles.',
  defaut: '0.32',
  saisie: { genre: 'nombre', min: 0, max: 2, decimales: 3, unite: '€ par km' },
};

/** How long the texts of signed papers are kept, counted from the last day of their stage. */
export const ANNEES_DES_PAPIERS: Reglage = {
  cle: 'troc.annees_papiers',
  groupe: 'Données personnelles',
  libelle: 'Garder les conventions et avenants signés pendant',
  aide: 'À partir du dernier jour du stage. Ensuite le texte, les noms des signataires et l’exemplaire déposé s’effacent ; la date, le code et l’empreinte restent. Cinq ans couvrent le temps pendant lequel on peut avoir à prouver ce qui a été convenu.',
  defaut: '5',
  saisie: { genre: 'nombre', min: 1, max: 10, decimales: 0, unite: 'ans' },
};

/** How many days before the last one those who have not answered a tour de table are reminded. */
export const JOURS_DE_RAPPEL: Reglage = {
  cle: 'troc.jours_rappel_tour',
  groupe: 'Tours de table',
  libelle: 'Rappeler les structures qui n’ont pas répondu',
  aide: 'Un seul rappel, à 8 heures, tant de jours avant le dernier jour pour répondre.',
  defaut: '2',
  saisie: { genre: 'nombre', min: 1, max: 10, decimales: 0, unite: 'jours avant' },
};

/** How long what was said in an échange is kept, counted from the last thing that moved it. */
export const MOIS_DES_ECHANGES: Reglage = {
  cle: 'troc.mois_echanges',
  groupe: 'Données personnelles',
  libelle: 'Garder les messages des échanges pendant',
  aide: 'À partir de la fin de l’échange, ou de son dernier message. Ensuite leur texte s’efface ; ce que l’échange est devenu reste.',
  defaut: '24',
  saisie: { genre: 'nombre', min: 1, max: 60, decimales: 0, unite: 'mois' },
};

/** How long what an annonce says is taken for true. */
export const MOIS_DE_FRAICHEUR: Reglage = {
  cle: 'troc.mois_fraicheur',
  groupe: 'Annonces',
  libelle: 'Demander si une annonce est toujours valable au bout de',
  aide: 'Un courriel le demande, un rappel suit 15 jours après. Sans réponse 15 jours plus tard, l’annonce s’endort\u00a0: elle reste visible, à part, et se réveille en un clic.',
  defaut: '6',
  saisie: { genre: 'nombre', min: 1, max: 24, decimales: 0, unite: 'mois' },
};

export const REGLAGES_TROC: readonly Reglage[] = [
  BAREME_KILOMETRIQUE,
  MOIS_DE_FRAICHEUR,
  JOURS_DE_RAPPEL,
  ANNEES_DES_PAPIERS,
  MOIS_DES_ECHANGES,
];
