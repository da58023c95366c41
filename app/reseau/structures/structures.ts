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

export const MILIEUX = ['rural', 'urbain'] as const;
export type Milieu = (typeof MILIEUX)[number];

export const LIBELLE_MILIEU: Record<Milieu, string> = { rural: 'Rural', urbain: 'Urbain' };
