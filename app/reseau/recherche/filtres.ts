import { estJour } from '#app/commun/periode.ts';
import { GESTIONS, MILIEUX } from '#app/reseau/structures/structures.ts';

/** What an address of the directory, or of its map, asks for; empty: not asked. */
export interface Filtres {
  q: string;
  /** INSEE code, of the seat or of the territory. */
  commune: string;
  /** Code of an agrément in force today. */
  genre: string;
  /** Day by which that agrément, or any, ends. */
  fin: string;
  qpv: string;
  /** Id or slug of a term of the vocabulary. */
  competence: string;
  milieu: string;
  gestion: string;
  tri: string;
  /** « personnes »: the people alone, all of them. */
  quoi: string;
}

const FORMES: Readonly<Record<keyof Filtres, (valeur: string) => boolean>> = {
  q: () => true,
  commune: (v) => /^\w{4,6}$/.test(v),
  genre: (v) => /^\w{1,60}$/.test(v),
  fin: estJour,
  qpv: (v) => /^[1-9]\d{0,9}$/.test(v),
  competence: (v) => /^[\w-]{1,80}$/.test(v),
  milieu: (v) => MILIEUX.some((milieu) => milieu === v),
  gestion: (v) => GESTIONS.some((gestion) => gestion === v),
  tri: (v) => v === 'distance',
  quoi: (v) => v === 'personnes',
};
const CLEFS = Object.keys(FORMES) as (keyof Filtres)[];

/** Those that narrow the list, besides the words. */
export const FILTRES = ['commune', 'genre', 'fin', 'qpv', 'competence', 'milieu', 'gestion'] as const;

/** Reads an address; what makes no sense is not asked. */
export function lireFiltres(adresse: URLSearchParams): Filtres {
  const lire = (clef: keyof Filtres) => {
    const valeur = (adresse.get(clef) ?? '').slice(0, 100).trim();
    return FORMES[clef](valeur) ? valeur : '';
  };
  return Object.fromEntries(CLEFS.map((clef) => [clef, lire(clef)])) as Record<keyof Filtres, string>;
}

/** Whether an address asks for the filters to be shown. */
export const filtresOuverts = (adresse: URLSearchParams): boolean => adresse.has('filtrer');

/** The same list, with its filters shown. */
export function adresseDesFiltres(chemin: string, filtres: Filtres): string {
  const adresse = adresseDe(chemin, filtres);
  return `${adresse}${adresse.includes('?') ? '&' : '?'}filtrer=1#filtres`;
}

/** The address of the same list with something changed; the page is asked for apart. */
export function adresseDe(chemin: string, filtres: Filtres, changements: Partial<Filtres> & { page?: number } = {}): string {
  const { page, ...autres } = changements;
  const voulus = { ...filtres, ...autres };
  const parametres = new URLSearchParams(CLEFS.filter((clef) => voulus[clef] !== '').map((clef) => [clef, voulus[clef]]));
  if (page !== undefined && page > 1) parametres.set('page', `${page}`);
  return parametres.size > 0 ? `${chemin}?${parametres}` : chemin;
}
