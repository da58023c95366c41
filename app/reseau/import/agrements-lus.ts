import { type Jour, libelleJourCourt } from '#app/commun/periode.ts';
import { enVigueur } from '#app/reseau/agrements/agrements.ts';
import { aUneLettrePres, plierMots } from '#app/reseau/plier.ts';
import { lireType } from './lectures.ts';
import type { AgrementConnu, GenreConnu } from './reseau-connu.ts';

export type AgrementVoulu = Omit<AgrementConnu, 'id'>;

/** What is written of an agrément: a new one, or what changes in one that is known. */
export interface EcritureAgrement {
  structureId: number | null;
  nom: string;
  /** The working copy: null id when an earlier row brings it. */
  connu: AgrementConnu | null;
  champs: Partial<AgrementVoulu>;
  genre: string;
}

const dire = (jour: Jour | null) => (jour ? libelleJourCourt(jour) : 'non dit');

/** « du 1er janvier 2022 au 31 décembre 2025 » */
export function libelleDates({ du, au }: { du: Jour | null; au: Jour | null }): string {
  if (du && au) return `du ${libelleJourCourt(du)} au ${libelleJourCourt(au)}`;
  if (du) return `depuis le ${libelleJourCourt(du)}`;
  return au ? `jusqu’au ${libelleJourCourt(au)}` : 'sans dates';
}

const VARIANTES: readonly [RegExp, string][] = [
  [/\b(acf|famill\w*|animation collective)\b/, 'animation_collective_familles'],
  [/\b(ps|prestation\w*)\b.*\bjeun\w*|^jeunes$/, 'ps_jeunes'],
  [/\b(clas|accompagnement a la scolarite)\b/, 'clas'],
];

/** The kind that a cell names: by its name, its acronym or a usual variant. */
export function lireGenreAgrement(texte: string, genres: readonly GenreConnu[]): GenreConnu | undefined {
  const t = plierMots(texte);
  const exact = genres.find((g) =>
    [g.nom, g.sigle ?? '', g.code.replaceAll('_', ' ')].some((mot) => mot && plierMots(mot) === t),
  );
  if (exact) return exact;
  const code = VARIANTES.find(([motif]) => motif.test(t))?.[1];
  const variante = genres.find((g) => g.code === code);
  if (variante) return variante;
  const donne = lireType(texte);
  const duType = donne && genres.find((g) => g.donne === donne);
  return duType || genres.find((g) => t.length > 4 && aUneLettrePres(plierMots(g.nom), t));
}

export type Comparaison =
  | { genre: 'pareil' }
  | { genre: 'neuf' }
  | { genre: 'change'; connu: AgrementConnu; champs: Partial<AgrementVoulu>; phrases: string[] }
  | { genre: 'chevauche'; connu: AgrementConnu };

const chevauchent = (a: AgrementVoulu, b: AgrementVoulu) =>
  (a.du ?? '0000') <= (b.au ?? '9999') && (b.du ?? '0000') <= (a.au ?? '9999');

/**
 * What a row changes among the agréments of one kind that a structure has: dates complete one that has none, an end that
 * moved is followed; two at a time of one kind are refused.
 */
export function comparerAgrement(connus: readonly AgrementConnu[], voulu: AgrementVoulu, aujourdhui: Jour): Comparaison {
  const siens = connus.filter((connu) => connu.genre === voulu.genre);
  const sansDates = !voulu.du && !voulu.au;
  const cible = sansDates
    ? (siens.find((connu) => enVigueur(connu, aujourdhui)) ?? siens.at(-1))
    : (siens.find((connu) => connu.du === voulu.du && connu.au === voulu.au) ??
      siens.find((connu) => connu.du === null && connu.au === null) ??
      siens.find((connu) => (voulu.du ? connu.du === voulu.du : connu.au === voulu.au)) ??
      siens.find((connu) => chevauchent(connu, voulu) && (connu.du === null || connu.au === null || connu.au === voulu.au)));
  if (!cible) {
    const gene = siens.find((connu) => chevauchent(connu, voulu));
    return gene ? { genre: 'chevauche', connu: gene } : { genre: 'neuf' };
  }
  const champs: Partial<AgrementVoulu> = {};
  const phrases: string[] = [];
  for (const [champ, quoi] of [
    ['du', 'Début'],
    ['au', 'Fin'],
    ['decideur', 'Décidé par'],
    ['decideLe', 'Décidé le'],
    ['renouvellementDemandeLe', 'Renouvellement demandé le'],
  ] as const) {
    const nouveau = voulu[champ];
    if (nouveau === null || nouveau === cible[champ]) continue;
    champs[champ] = nouveau;
    const lire = (valeur: string | null) => (champ === 'decideur' ? (valeur ?? 'non dit') : dire(valeur));
    phrases.push(`${quoi} : « ${lire(cible[champ])} » devient « ${lire(nouveau)} ».`);
  }
  if (phrases.length === 0) return { genre: 'pareil' };
  const apres = { ...cible, ...champs };
  const autre = siens.find((connu) => connu !== cible && chevauchent(connu, apres));
  if (autre) return { genre: 'chevauche', connu: autre };
  return { genre: 'change', connu: cible, champs, phrases };
}
