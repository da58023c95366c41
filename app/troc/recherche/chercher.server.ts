import { eq, type SQL, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { tantQueRienNeChangePourTous } from '#app/commun/memoire.server.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { listRetenues, type TermeRetenu } from '#app/reseau/competences/competences.server.ts';
import { plierTerme, trouverTermes } from '#app/reseau/competences/mots.ts';
import type { Recherche } from '#app/reseau/recherche/moteur.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { distancesDepuis } from '#app/reseau/territoire/distances.server.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { type LigneAnnonce, visible } from '#app/troc/annonces/annonces.server.ts';
import type { Forme, TypeAnnonce } from '#app/troc/annonces/annonces.ts';
import { ANNONCES_PAR_PAGE } from '#app/troc/annonces/liste.server.ts';
import { annonces } from '#app/troc/annonces/tables.ts';
import { dansLaListe, preparer } from '#db/preparer.ts';
import type { FiltresDuTroc } from './filtres.ts';
import { preparerRechercheDAnnonces } from './index.server.ts';

/** Terms of the vocabulary that stand for what was typed. */
const TERMES_PROCHES = 3;

/** What was typed, read once: words for the index, terms of the vocabulary. */
export interface Lecture {
  recherche: Recherche | null;
  /** The terms nearest to what was typed, whole words first. */
  termes: TermeRetenu[];
  /** Ids of those that surely stand for it, with all that is beneath them. */
  proches: number[];
  /** Whether it is written as the vocabulary writes it. */
  juste: boolean;
}

export function lireRecherche(ctx: ContextePersonne, q: string): Lecture {
  const recherche = preparerRechercheDAnnonces(ctx, q);
  if (!recherche) return { recherche, termes: [], proches: [], juste: false };
  const retenues = tantQueRienNeChangePourTous(ctx, 'competences.retenues', () => listRetenues(ctx));
  const trouves = trouverTermes(q, retenues, TERMES_PROCHES);
  const entiers = trouves.filter(({ entier }) => entier).map(({ terme }) => terme);
  // What is written as the vocabulary writes it is no mistake: words that merely look like it are not looked for.
  const juste = entiers.some((terme) => estEcrit(q, terme));
  return {
    recherche: juste ? { ...recherche, expression: recherche.exacte, approchee: false } : recherche,
    juste,
    termes: entiers.length > 0 ? entiers : trouves.map(({ terme }) => terme),
    proches: [...new Set(entiers.flatMap(({ id }) => dessous(retenues, id)))],
  };
}

/** Whether each word typed is a word of this term, or of one of its synonyms, in the singular or in the plural. */
function estEcrit(q: string, { nom, synonymes }: TermeRetenu): boolean {
  const motsDe = (texte: string) =>
    plierTerme(texte)
      .split(' ')
      .map((mot) => mot.replace(/[sx]$/, ''));
  const siens = new Set([nom, ...synonymes].flatMap(motsDe));
  return motsDe(q).every((mot) => siens.has(mot));
}

/** A term and all those beneath it. */
function dessous(retenues: readonly TermeRetenu[], id: number): number[] {
  return [id, ...retenues.filter(({ parentId }) => parentId === id).flatMap((terme) => dessous(retenues, terme.id))];
}

/** A row of the results, before its reasons. */
export interface LigneTrouvee extends LigneAnnonce {
  /** Asleep, or past its last day. */
  dort: boolean;
  structure: string;
  communeCode: string | null;
  commune: string | null;
  lat: number | null;
  lon: number | null;
}

interface Comptes {
  total: number;
  parForme: Partial<Record<Forme, number>>;
  /** Those that the same search would show besides. */
  enSommeil: number;
  parType: Record<TypeAnnonce, number>;
}

interface Ou {
  /** INSEE code of where one starts from. */
  depuis: string | null;
  /** Published since then. */
  publieesDepuis?: Date | undefined;
  /** Structures whose annonces are left out. */
  sauf?: readonly number[] | undefined;
}

/** Ids found, each with its rank: the title, the skills, the rest; then terms that are near; then mistyped words. */
function trouvees({ exacte, expression }: Recherche, proches: readonly number[]): SQL {
  const dans = (texte: string, rang: number) =>
    sql`select rowid as id, ${sql.raw(String(rang))} as rang from index_des_annonces where index_des_annonces match ${texte}`;
  const parts = [dans(`{titre} : (${exacte})`, 0), dans(`{titre competences} : (${exacte})`, 1), dans(exacte, 2)];
  if (proches.length > 0)
    parts.push(
      sql`select annonce_id as id, 3 as rang from competences_annonce where competence_id in (select value from json_each(${JSON.stringify(proches)}))`,
    );
  if (expression !== exacte) parts.push(dans(expression, 4));
  return sql`select id, min(rang) as rang from (${sql.join(parts, sql` union all `)}) group by id`;
}

/** How far each commune is, for the page and for the query. */
function lireDistances(ctx: ContextePersonne, depuis: string | null) {
  const distances = distancesDepuis(ctx, depuis);
  return { distances, loin: JSON.stringify(Object.fromEntries([...distances].map(([code, { km }]) => [code, km]))) };
}

/** The annonces that the words and the place keep, whatever their form, type or sleep. */
function corps(ctx: ContextePersonne, lecture: Lecture, recherche: Recherche, filtres: FiltresDuTroc, ou: Ou) {
  const jour = jourCivil(ctx.maintenant, ctx.fuseau);
  const { distances, loin } = tantQueRienNeChangePourTous(ctx, `troc.loin:${ou.depuis}`, () => lireDistances(ctx, ou.depuis));
  const { km, des } = filtres;
  return {
    distances,
    avec: sql`with trouvees as materialized (${trouvees(recherche, lecture.proches)}),
      loin as materialized (select key as code, value as km from json_each(${loin}))`,
    dort: sql`(annonces.statut = 'endormie' or (annonces.valable_jusqu is not null and annonces.valable_jusqu < ${jour}))`,
    depuis: sql`from trouvees
      join annonces on annonces.id = trouvees.id
      join structures on structures.id = annonces.structure_id
      left join loin on loin.code = structures.commune_code`,
    ou: sql`annonces.statut in ('publiee', 'endormie') and structures.partie_le is null and ${visible(ctx) ?? sql`1`}
      and ${km === null ? sql`1` : sql`(annonces.a_distance = 1 or loin.km <= ${km})`}
      and ${des === '' ? sql`1` : sql`(annonces.valable_jusqu is null or annonces.valable_jusqu >= ${des})`}
      and ${ou.sauf ? sql`annonces.structure_id not in (select value from json_each(${JSON.stringify(ou.sauf)}))` : sql`1`}
      and ${ou.publieesDepuis ? sql`annonces.publiee_le > ${ou.publieesDepuis.getTime()}` : sql`1`}`,
  };
}

/**
 * The annonces that answer a search, those that hold its words first, then the nearest, then the freshest.
 * @param page from 1; beyond the last, the last
 */
export function listTrouvees(
  ctx: ContextePersonne,
  lecture: Lecture,
  filtres: FiltresDuTroc,
  { page = 1, parPage = ANNONCES_PAR_PAGE, ...ou }: Ou & { page?: number; parPage?: number },
) {
  const { recherche } = lecture;
  if (!recherche) return { lignes: [], comptes: compter([], filtres), page: 1, pages: 1, distances: distancesDepuis(ctx, null) };
  const c = corps(ctx, lecture, recherche, filtres, ou);
  // The index is read once: what is counted and what is shown come from the same rows, which are light.
  const toutes = ctx.db
    .values<[number, Forme, TypeAnnonce, 0 | 1]>(
      sql`${c.avec} select annonces.id, annonces.forme, annonces.type, ${c.dort} as dort ${c.depuis} where ${c.ou}
        order by dort, trouvees.rang, loin.km is null, loin.km, annonces.confirmee_le desc, annonces.id desc`,
    )
    .map(([id, forme, type, dort]) => ({ id, forme, type, dort }));
  const comptes = compter(toutes, filtres);
  const pages = Math.max(1, Math.ceil(comptes.total / parPage));
  const laquelle = Math.min(Math.max(1, page), pages);
  const montrees = toutes.filter((une) => estVoulue(une, filtres)).slice((laquelle - 1) * parPage, laquelle * parPage);
  const lignes = lireLignes(ctx, montrees);
  return { lignes, comptes, page: laquelle, pages, distances: c.distances };
}

const lignesDe = preparer((db) =>
  db
    .select({
      ligne: annonces,
      structure: structures.nom,
      communeCode: structures.communeCode,
      commune: communes.nom,
      lat: communes.lat,
      lon: communes.lon,
    })
    .from(annonces)
    .innerJoin(structures, eq(structures.id, annonces.structureId))
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(dansLaListe(annonces.id, 'ids'))
    .prepare(),
);

function lireLignes({ db }: ContextePersonne, montrees: readonly Legere[]): LigneTrouvee[] {
  if (montrees.length === 0) return [];
  const lues = lignesDe(db).all({ ids: JSON.stringify(montrees.map(({ id }) => id)) });
  const parId = new Map(lues.map(({ ligne, ...lieu }) => [ligne.id, { ...ligne, ...lieu }]));
  return montrees.flatMap(({ id, dort }) => {
    const lue = parId.get(id);
    return lue ? [{ ...lue, dort: dort === 1 }] : [];
  });
}

/** What is enough to count an annonce. */
interface Legere {
  id: number;
  forme: Forme;
  type: TypeAnnonce;
  dort: 0 | 1;
}

const duType = ({ type }: Legere, filtres: FiltresDuTroc) => filtres.type === 'tout' || type === filtres.type;
const deForme = ({ forme }: Legere, { formes }: FiltresDuTroc) => formes.length === 0 || formes.includes(forme);
const eveillee = ({ dort }: Legere, { sommeil }: FiltresDuTroc) => sommeil || dort === 0;
const estVoulue = (une: Legere, filtres: FiltresDuTroc) =>
  duType(une, filtres) && deForme(une, filtres) && eveillee(une, filtres);

/** What the page shows, what each form or type would show, and what sleeps. */
function compter(toutes: readonly Legere[], filtres: FiltresDuTroc): Comptes {
  const comptes: Comptes = { total: 0, parForme: {}, enSommeil: 0, parType: { offre: 0, besoin: 0 } };
  for (const une of toutes) {
    const [type, forme, eveil] = [duType(une, filtres), deForme(une, filtres), eveillee(une, filtres)];
    if (type && forme && eveil) comptes.total++;
    if (type && eveil) comptes.parForme[une.forme] = (comptes.parForme[une.forme] ?? 0) + 1;
    if (forme && eveil) comptes.parType[une.type]++;
    if (type && forme && !eveil) comptes.enSommeil++;
  }
  return comptes;
}
