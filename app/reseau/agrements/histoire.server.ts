import { asc, eq, isNotNull, min, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { ajouterJours, type Jour, jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { DONNES, type Donne, enVigueur, type FaitDate, LIBELLE_TYPE, LIBELLE_TYPES, typeAuJour } from './agrements.ts';
import { listGenres } from './genres.server.ts';
import { agrements, genresAgrement } from './tables.ts';

type Lecture = Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>;

/** Structures of one page of the list behind a figure. */
const PAR_PAGE = 50;
/** The list of structures with a fact whose first day nobody noted; no kind has such a code. */
export const SANS_DEBUT = 'sans-debut';
/** Further back, nobody remembers. */
const ANNEES_AU_PLUS = 25;

/** Something that is counted: what structures are, or an agrément they have beside. */
export interface Compte {
  cle: string;
  titre: string;
  /** In full, when the title is an acronym. */
  enClair: string;
}

/** What the network counts: centres sociaux, EVS, en préfiguration, then each kind that says nothing of what a structure is. */
export function listComptes(ctx: Pick<Contexte, 'db'>): Compte[] {
  const autres = listGenres(ctx).filter(({ donne }) => donne === null);
  return [
    ...DONNES.map((cle) => ({ cle, titre: LIBELLE_TYPES[cle], enClair: LIBELLE_TYPE[cle] })),
    ...autres.map(({ code, nom, sigle }) => ({ cle: code, titre: sigle ?? nom, enClair: nom })),
  ];
}

type FaitCompte = FaitDate & { genre: string; sansDebut: boolean };
interface Historique {
  /** The last day the structure was in the network; null: it still is. */
  fin: Jour | null;
  faits: FaitCompte[];
}

/**
 * Every fact of the network, by structure, in one query whatever their number. One whose first day nobody noted counts from
 * today on: what it was before is not known, and a figure of the past must not invent it.
 */
function lireTout(ctx: Lecture): Map<number, Historique> {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const parStructure = new Map<number, Historique>();
  const lignes = ctx.db
    .select({
      id: agrements.structureId,
      partieLe: structures.partieLe,
      genre: agrements.genre,
      donne: genresAgrement.donne,
      du: agrements.du,
      au: agrements.au,
    })
    .from(agrements)
    .innerJoin(genresAgrement, eq(genresAgrement.code, agrements.genre))
    .innerJoin(structures, eq(structures.id, agrements.structureId))
    .all();
  for (const { id, partieLe, ...fait } of lignes) {
    const sienne = parStructure.get(id) ?? { fin: partieLe && ajouterJours(jourCivil(partieLe, ctx.fuseau), -1), faits: [] };
    sienne.faits.push({ ...fait, du: fait.du ?? aujourdhui, sansDebut: fait.du === null });
    parStructure.set(id, sienne);
  }
  return parStructure;
}

/** The keys under which a structure is counted on a day. */
function clesAuJour({ fin, faits }: Historique, jour: Jour): Set<string> {
  if (fin !== null && fin < jour) return new Set();
  const cles = new Set<string>(faits.filter((fait) => fait.donne === null && enVigueur(fait, jour)).map(({ genre }) => genre));
  const type = typeAuJour(faits, jour);
  if (type !== 'inconnu') cles.add(type);
  return cles;
}

const compter = (tout: Map<number, Historique>, comptes: readonly Compte[], jour: Jour) => {
  const combien = new Map<string, number>();
  for (const sienne of tout.values()) {
    for (const cle of clesAuJour(sienne, jour)) combien.set(cle, (combien.get(cle) ?? 0) + 1);
  }
  return comptes.map(({ cle }) => ({ cle, combien: combien.get(cle) ?? 0 }));
};

/** The first year known, to the next one. */
function anneesMontrees(ctx: Lecture, aujourdhui: Jour): number[] {
  const premier = ctx.db
    .select({ du: min(agrements.du) })
    .from(agrements)
    .where(isNotNull(agrements.du))
    .get()?.du;
  const derniere = Number(aujourdhui.slice(0, 4)) + 1;
  const premiere = Math.max(Math.min(Number((premier ?? aujourdhui).slice(0, 4)), derniere), derniere - ANNEES_AU_PLUS);
  return Array.from({ length: derniere - premiere + 1 }, (_, n) => premiere + n);
}

/**
 * How many structures were what, on the last day of each year and on one day.
 * @param au the day asked for; today without it
 */
export function getHistoire(ctx: Lecture, au: Jour | null) {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const jour = au ?? aujourdhui;
  const comptes = listComptes(ctx);
  const tout = lireTout(ctx);
  const toutes = [...tout.values()];
  return {
    ...{ au: jour, quand: libelleJourCourt(jour), choisi: au !== null, avenir: jour > aujourdhui },
    comptes,
    chiffres: compter(tout, comptes, jour),
    annees: anneesMontrees(ctx, aujourdhui).map((annee) => ({
      annee: String(annee),
      au: `${annee}-12-31`,
      avenir: `${annee}-12-31` > aujourdhui,
      chiffres: compter(tout, comptes, `${annee}-12-31`),
    })),
    /** Facts whose first day nobody noted, of structures in the network: they count from today on only. */
    sansDebut: toutes.reduce(
      (n, { fin, faits }) => (fin !== null && fin < aujourdhui ? n : n + faits.filter(({ sansDebut }) => sansDebut).length),
      0,
    ),
    vide: toutes.length === 0,
  };
}
export type Histoire = ReturnType<typeof getHistoire>;

/**
 * The structures behind a figure, fifty a page in the order of names; undefined for a key that counts nothing.
 * @param cle a key of `listComptes`, the code of any kind, or `SANS_DEBUT`
 */
export function listStructuresComptees(ctx: Lecture, { cle, au, page }: { cle: string; au: Jour; page: number }) {
  const genre = listGenres(ctx).find(({ code }) => code === cle);
  const donne = DONNES.find((une) => une === cle);
  if (!genre && !donne && cle !== SANS_DEBUT) return undefined;
  const tient = (sienne: Historique) => {
    if (donne) return clesAuJour(sienne, au).has(cle);
    if (sienne.fin !== null && sienne.fin < au) return false;
    if (cle === SANS_DEBUT) return sienne.faits.some(({ sansDebut }) => sansDebut);
    return sienne.faits.some((fait) => fait.genre === cle && enVigueur(fait, au));
  };
  const tout = lireTout(ctx);
  const ids = [...tout].filter(([, sienne]) => tient(sienne)).map(([id]) => id);
  const pages = Math.max(1, Math.ceil(ids.length / PAR_PAGE));
  const laquelle = Math.min(Math.max(1, page), pages);
  const lignes = ctx.db
    .select({ id: structures.id, nom: structures.nom, commune: communes.nom })
    .from(structures)
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(sql`${structures.id} in (select value from json_each(${JSON.stringify(ids)}))`)
    .orderBy(asc(structures.nomPlie), asc(structures.id))
    .limit(PAR_PAGE)
    .offset((laquelle - 1) * PAR_PAGE)
    .all();
  return {
    ...{
      cle,
      nom: donne ? LIBELLE_TYPES[donne] : (genre?.nom ?? 'Agréments sans date de début'),
      au,
      quand: libelleJourCourt(au),
    },
    ...{ total: ids.length, page: laquelle, pages },
    lignes: lignes.map(({ id, nom, commune }) => ({
      ...{ id, nom, commune: commune ?? '' },
      ...datesDe(tout.get(id)?.faits ?? [], { cle, donne, au }),
    })),
  };
}
export type StructuresComptees = NonNullable<ReturnType<typeof listStructuresComptees>>;

/** The dates of the fact for which a structure is counted. */
function datesDe(faits: readonly FaitCompte[], { cle, donne, au }: { cle: string; donne: Donne | undefined; au: Jour }) {
  const fait = faits.find((un) =>
    cle === SANS_DEBUT ? un.sansDebut : enVigueur(un, au) && (donne ? un.donne === donne : un.genre === cle),
  );
  return {
    depuis: fait?.du && !fait.sansDebut ? libelleJourCourt(fait.du) : '',
    jusquau: fait?.au ? libelleJourCourt(fait.au) : '',
  };
}
