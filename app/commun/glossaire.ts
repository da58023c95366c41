/** Acronyms of the field: what the letters stand for, and what it is in one sentence. */
export interface Terme {
  forme: string;
  explication: string;
}

/** Each acronym is spelled out here and nowhere else; pages take it for their `<abbr>`. */
export const GLOSSAIRE = {
  ACF: {
    forme: 'animation collective familles',
    explication: 'L’agrément que la Caf donne, en plus du premier, au centre social qui porte un projet pour les familles.',
  },
  AVS: {
    forme: 'animation de la vie sociale',
    explication: 'Ce que font ensemble les centres sociaux et les espaces de vie sociale.',
  },
  CAF: { forme: 'caisse d’allocations familiales', explication: 'Elle agrée les structures et paie une part de leur action.' },
  CCAS: {
    forme: 'centre communal d’action sociale',
    explication: 'L’établissement public par lequel une commune mène son action sociale ; il gère parfois un centre social.',
  },
  CIAS: {
    forme: 'centre intercommunal d’action sociale',
    explication: 'La même chose, pour plusieurs communes ensemble.',
  },
  CLAS: {
    forme: 'contrat local d’accompagnement à la scolarité',
    explication: 'Un soutien aux enfants et à leurs parents, hors du temps de l’école.',
  },
  CS: {
    forme: 'centre social',
    explication: 'Une structure ouverte à tous, agréée par la Caf pour son projet d’animation globale et de coordination.',
  },
  EPCI: {
    forme: 'établissement public de coopération intercommunale',
    explication: 'Une communauté de communes ou d’agglomération.',
  },
  ETP: {
    forme: 'équivalent temps plein',
    explication: 'Une façon de compter le travail : deux mi-temps font un équivalent temps plein.',
  },
  EVS: {
    forme: 'espace de vie sociale',
    explication: 'Une petite structure de proximité, agréée par la Caf pour son projet d’animation locale.',
  },
  MSA: {
    forme: 'mutualité sociale agricole',
    explication: 'La sécurité sociale du monde agricole ; elle soutient l’animation de la vie sociale à la campagne.',
  },
  QPV: {
    forme: 'quartier prioritaire de la politique de la ville',
    explication: 'Un quartier où l’État et les collectivités agissent davantage, parce que les revenus y sont faibles.',
  },
  SDAVS: {
    forme: 'schéma départemental de l’animation de la vie sociale',
    explication: 'Ce que la Caf, la MSA, le Département et l’État décident ensemble, pour quelques années.',
  },
  SIRET: {
    forme: 'système d’identification du répertoire des établissements',
    explication: 'Le numéro à 14 chiffres d’un établissement : deux structures n’ont jamais le même.',
  },
} as const satisfies Record<string, Terme>;

export type Sigle = keyof typeof GLOSSAIRE;

/** The acronyms in alphabetical order, for the help page. */
export function listSigles(): ({ sigle: Sigle } & Terme)[] {
  return (Object.keys(GLOSSAIRE) as Sigle[]).sort().map((sigle) => ({ sigle, ...GLOSSAIRE[sigle] }));
}
