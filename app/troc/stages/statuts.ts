/** Where a stage stands; what leads from one to another is in stages.ts. */
export const STATUTS_STAGE = [
  'souhaite',
  'propose',
  'accepte',
  'signe',
  'realise',
  'clos',
  'refuse',
  'annule',
  'expire',
  'non_realise',
] as const;
export type StatutStage = (typeof STATUTS_STAGE)[number];

export const LIBELLE_STATUT_STAGE: Record<StatutStage, string> = {
  souhaite: 'Souhaité',
  propose: 'Attend une réponse',
  accepte: 'Accepté',
  signe: 'Signé',
  realise: 'A eu lieu, bilans attendus',
  clos: 'Clos',
  refuse: 'Refusé',
  annule: 'Annulé',
  expire: 'Resté sans réponse',
  non_realise: 'N’a pas eu lieu',
};

/** An accepted stage under a convention still awaits written consents and signatures. */
export const libelleEtat = (statut: StatutStage, papiersManquants: boolean): string =>
  `${LIBELLE_STATUT_STAGE[statut]}${statut === 'accepte' && papiersManquants ? ', à signer' : ''}`;

/** Statuses under which the stagiaire's half-days are hers: no second stage on them. */
export const STATUTS_BLOQUANTS_STAGE: readonly StatutStage[] = ['propose', 'accepte', 'signe', 'realise', 'clos'];
/** Statuses under which the stage takes one of the host's places. */
export const STATUTS_PLACE_PRISE: readonly StatutStage[] = ['accepte', 'signe', 'realise', 'clos'];
/** Statuses of a stage that took place. */
export const STATUTS_REALISES: readonly StatutStage[] = ['realise', 'clos'];
export const STATUTS_FINALS_STAGE: readonly StatutStage[] = ['clos', 'refuse', 'annule', 'expire', 'non_realise'];
