/** What one may narrow one's loans to; each choice is a link. */
export const COTES_DES_PRETS = ['emprunts', 'malles'] as const;
export type CoteDesPrets = (typeof COTES_DES_PRETS)[number];
export const QUAND_DES_PRETS = ['en_cours', 'a_venir', 'passes'] as const;
export type QuandDesPrets = (typeof QUAND_DES_PRETS)[number];

export const LIBELLE_QUAND: Record<QuandDesPrets, string> = { en_cours: 'En cours', a_venir: 'À venir', passes: 'Passés' };

export interface FiltreDesPrets {
  cote: CoteDesPrets;
  quand: QuandDesPrets;
}

/** The address of a list of loans; what is not said is not in it. */
export function adresseDesPrets({ cote, quand, page = 1 }: Partial<FiltreDesPrets> & { page?: number }): string {
  const paires = [
    ...(cote && cote !== 'emprunts' ? [['cote', cote]] : []),
    ...(quand ? [['quand', quand]] : []),
    ...(page > 1 ? [['page', String(page)]] : []),
  ];
  return paires.length === 0 ? '/reservations' : `/reservations?${new URLSearchParams(paires)}`;
}
