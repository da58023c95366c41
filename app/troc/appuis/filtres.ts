import type { StatutAppui } from './appuis.ts';

/** What one may narrow the list of appuis to; each choice is a link. */
export const ETATS_D_APPUIS = ['en_cours', 'comptes_rendus', 'retires'] as const;
export type EtatDAppuis = (typeof ETATS_D_APPUIS)[number];

export const LIBELLE_ETAT_D_APPUIS: Record<EtatDAppuis, string> = {
  en_cours: 'En cours',
  comptes_rendus: 'Comptes rendus',
  retires: 'Retirés',
};
export const STATUTS_DE_L_ETAT: Record<EtatDAppuis, readonly StatutAppui[]> = {
  en_cours: ['demande', 'experts_sollicites', 'programme', 'tenu'],
  comptes_rendus: ['clos'],
  retires: ['retire'],
};

const MAX_Q = 100;

/** What is looked for in an address; what is no state is the first. */
export const filtresDemandes = (adresse: URLSearchParams): { etat: EtatDAppuis; q: string } => ({
  etat: ETATS_D_APPUIS.find((etat) => etat === adresse.get('etat')) ?? 'en_cours',
  q: (adresse.get('q') ?? '').trim().slice(0, MAX_Q),
});

/** The address of the list; what is not said is not in it. */
export function adresseDesAppuis({ etat, q, page = 1 }: { etat?: EtatDAppuis; q?: string; page?: number }): string {
  const paires = [
    ...(q ? [['q', q]] : []),
    ...(!q && etat && etat !== 'en_cours' ? [['etat', etat]] : []),
    ...(page > 1 ? [['page', String(page)]] : []),
  ];
  return paires.length === 0 ? '/troc/appuis' : `/troc/appuis?${new URLSearchParams(paires)}`;
}
