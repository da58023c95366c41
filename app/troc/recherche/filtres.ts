import { estJour, type Jour } from '#app/commun/periode.ts';
import { FORMES, type Forme, TYPES_ANNONCE, type TypeAnnonce } from '#app/troc/annonces/annonces.ts';

/** Longest words that one looks for, in characters. */
export const MAX_RECHERCHE = 100;

/** Within how many kilometres one looks. */
export const RAYONS_CHERCHES = [10, 20, 40, 60] as const;
export type RayonCherche = (typeof RAYONS_CHERCHES)[number];

/** What an address of the troc's search asks for. */
export interface FiltresDuTroc {
  q: string;
  type: TypeAnnonce | 'tout';
  /** None: all of them. */
  formes: readonly Forme[];
  /** By road from one's own structure; what is possible from afar is kept as well. Null: wherever. */
  km: RayonCherche | null;
  /** What can still be done that day or later; empty: whenever. */
  des: Jour | '';
  /** The ones that sleep too. */
  sommeil: boolean;
}

/** Reads an address; what makes no sense is not asked. */
export function lireFiltresDuTroc(adresse: URLSearchParams): FiltresDuTroc {
  const type = adresse.get('type');
  const demandees = adresse.getAll('forme');
  const km = Number(adresse.get('km'));
  const des = adresse.get('des') ?? '';
  return {
    q: (adresse.get('q') ?? '').slice(0, MAX_RECHERCHE).replace(/\s+/g, ' ').trim(),
    type: type === 'tout' ? type : (TYPES_ANNONCE.find((un) => un === type) ?? 'offre'),
    formes: FORMES.filter((forme) => demandees.includes(forme)),
    km: RAYONS_CHERCHES.find((rayon) => rayon === km) ?? null,
    des: estJour(des) ? des : '',
    sommeil: adresse.has('sommeil'),
  };
}

/** The parameters of a search, always in one order: two addresses that ask for the same are the same. */
export function parametresDuTroc({ q, type, formes, km, des, sommeil }: FiltresDuTroc): URLSearchParams {
  const parametres = new URLSearchParams();
  if (q) parametres.set('q', q);
  if (type !== 'offre') parametres.set('type', type);
  for (const forme of formes) parametres.append('forme', forme);
  if (km !== null) parametres.set('km', String(km));
  if (des) parametres.set('des', des);
  if (sommeil) parametres.set('sommeil', 'on');
  return parametres;
}

/** The address of the same search with something changed. */
export function adresseDeRecherche(filtres: FiltresDuTroc, changements: Partial<FiltresDuTroc> & { page?: number } = {}): string {
  const { page, ...autres } = changements;
  const parametres = parametresDuTroc({ ...filtres, ...autres });
  if (page !== undefined && page > 1) parametres.set('page', String(page));
  return parametres.size > 0 ? `/troc/recherche?${parametres}` : '/troc/recherche';
}
