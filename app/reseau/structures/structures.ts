/** Who manages a structure: it decides which paper an employer signs. */
export const GESTIONS = ['association', 'commune', 'ccas', 'epci', 'caf', 'msa'] as const;
export type Gestion = (typeof GESTIONS)[number];

export const LIBELLE_GESTION: Record<Gestion, string> = {
  association: 'Association',
  commune: 'Commune',
  ccas: 'CCAS ou CIAS',
  epci: 'Communauté de communes ou d’agglomération',
  caf: 'Caf',
  msa: 'MSA',
};

/** Agréments et conventionnements from which the kind of a structure follows. */
export const GENRES_AGREMENT = ['animation_globale', 'animation_collective_familles', 'animation_locale'] as const;
export type GenreAgrement = (typeof GENRES_AGREMENT)[number];

export const MILIEUX = ['rural', 'urbain'] as const;
export type Milieu = (typeof MILIEUX)[number];

export type TypeDeStructure = 'centre_social' | 'evs' | 'prefiguration' | 'inconnu';

export const LIBELLE_TYPE: Record<TypeDeStructure, string> = {
  centre_social: 'Centre social',
  evs: 'Espace de vie sociale',
  prefiguration: 'En préfiguration',
  inconnu: 'Structure',
};

/** Centre social or EVS follows from the agréments in force on a day; dates may be unknown (null). */
export function typeAuJour(
  agrements: readonly { genre: GenreAgrement; du: string | null; au: string | null }[],
  jour: string,
  enPrefiguration: boolean,
): TypeDeStructure {
  const actifs = agrements.filter((a) => (a.du === null || a.du <= jour) && (a.au === null || a.au >= jour));
  if (actifs.some((a) => a.genre === 'animation_globale')) return 'centre_social';
  if (actifs.some((a) => a.genre === 'animation_locale')) return 'evs';
  return enPrefiguration ? 'prefiguration' : 'inconnu';
}
