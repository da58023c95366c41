import { ZONES_SCOLAIRES } from '#app/commun/calendrier.ts';
import type { Reglage } from '#app/commun/reglages.ts';

/** Time zones where a French department may be. */
const FUSEAUX = [
  ['Europe/Paris', 'Paris'],
  ['America/Guadeloupe', 'Guadeloupe'],
  ['America/Martinique', 'Martinique'],
  ['America/Cayenne', 'Guyane'],
  ['Indian/Reunion', 'La Réunion'],
  ['Indian/Mayotte', 'Mayotte'],
] as const;

const GROUPE = 'Le réseau';

export const NOM_RESEAU: Reglage = {
  cle: 'reseau.nom',
  groupe: GROUPE,
  libelle: 'Nom du réseau',
  defaut: '',
  saisie: { genre: 'texte', max: 60, obligatoire: true },
};
export const DEPARTEMENT: Reglage = {
  cle: 'reseau.departement',
  groupe: GROUPE,
  libelle: 'Département',
  aide: 'Son numéro, comme 87. Les communes de la liste en viennent.',
  defaut: '',
  saisie: { genre: 'texte', max: 3, obligatoire: true },
};
export const ZONE_SCOLAIRE: Reglage = {
  cle: 'reseau.zone',
  groupe: GROUPE,
  libelle: 'Zone scolaire',
  aide: 'Ses vacances sont dessinées dans tous les calendriers.',
  defaut: 'A',
  saisie: { genre: 'choix', valeurs: ZONES_SCOLAIRES.map((zone) => ({ valeur: zone, libelle: `Zone ${zone}` })) },
};
export const FUSEAU: Reglage = {
  cle: 'reseau.fuseau',
  groupe: GROUPE,
  libelle: 'Fuseau horaire',
  defaut: 'Europe/Paris',
  saisie: { genre: 'choix', valeurs: FUSEAUX.map(([valeur, libelle]) => ({ valeur, libelle })) },
};
export const COURRIEL_COORDINATION: Reglage = {
  cle: 'reseau.courriel',
  groupe: GROUPE,
  libelle: 'Adresse de la coordination',
  aide: '« Écrire à la coordination » ouvre un message à cette adresse.',
  defaut: '',
  saisie: { genre: 'texte', max: 254 },
};
export const TELEPHONE_COORDINATION: Reglage = {
  cle: 'reseau.telephone',
  groupe: GROUPE,
  libelle: 'Téléphone de la coordination',
  aide: 'Rappelé au bas des courriels, pour celles et ceux qui préfèrent répondre de vive voix.',
  defaut: '',
  saisie: { genre: 'texte', max: 30 },
};
export const TEMPS_DE_COORDINATION: Reglage = {
  cle: 'reseau.temps_coordination',
  groupe: GROUPE,
  libelle: 'Temps de travail de la coordination',
  aide: '100 pour un temps plein. Sa page du lundi le rappelle ; à zéro, elle n’en dit rien.',
  defaut: '0',
  saisie: { genre: 'nombre', min: 0, max: 100, decimales: 0, unite: '%' },
};
export const FACTEUR_DISTANCE: Reglage = {
  cle: 'reseau.facteur_distance',
  groupe: 'Distances',
  libelle: 'De la ligne droite à la route',
  aide: 'Une distance est estimée : la ligne droite entre deux bourgs, multipliée par ce nombre.',
  defaut: '1.3',
  saisie: { genre: 'nombre', min: 1, max: 3, decimales: 2, unite: 'fois' },
};

/** Settings of the network itself. */
export const REGLAGES_RESEAU: readonly Reglage[] = [
  NOM_RESEAU,
  DEPARTEMENT,
  ZONE_SCOLAIRE,
  FUSEAU,
  COURRIEL_COORDINATION,
  TELEPHONE_COORDINATION,
  TEMPS_DE_COORDINATION,
  FACTEUR_DISTANCE,
];
