import { and, count, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { type Jour, jourCivil } from '#app/commun/periode.ts';
import { type FaitDate, LIBELLE_TYPE, type TypeDeStructure, typeAuJour } from '#app/reseau/agrements/agrements.ts';
import { agrements, genresAgrement } from '#app/reseau/agrements/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { preparer } from '#db/preparer.ts';
import { type Gestion, LIBELLE_GESTION } from './structures.ts';
import { structures } from './tables.ts';

type Lecture = Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>;

const presentes = isNull(structures.partieLe);
const combien = preparer((db) => db.select({ n: count() }).from(structures).where(presentes).prepare());
/** How many structures are in the network today. */
export const nombreDeStructures = ({ db }: Pick<Contexte, 'db'>): number => combien(db).get()?.n ?? 0;

const aujourdhui = (ctx: Lecture): Jour => jourCivil(ctx.maintenant, ctx.fuseau);

/** Kind of each structure on a day, in one query. */
export function typesDe(ctx: Lecture, ids: readonly number[], jour: Jour = aujourdhui(ctx)): Map<number, TypeDeStructure> {
  const siens = new Map<number, FaitDate[]>(ids.map((id) => [id, []]));
  // One parameter whatever the number of structures: SQLite bounds how many it takes.
  const lignes = ctx.db
    .select({ structureId: agrements.structureId, donne: genresAgrement.donne, du: agrements.du, au: agrements.au })
    .from(agrements)
    .innerJoin(genresAgrement, eq(genresAgrement.code, agrements.genre))
    .where(
      and(
        isNotNull(genresAgrement.donne),
        sql`${agrements.structureId} in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    )
    .all();
  for (const { structureId, ...fait } of lignes) siens.get(structureId)?.push(fait);
  return new Map([...siens].map(([id, faits]) => [id, typeAuJour(faits, jour)]));
}

/**
 * A structure, flat, with its kind today.
 * @throws ErreurMetier INTROUVABLE
 */
export function getStructure(ctx: Lecture, id: number) {
  const ligne = ctx.db
    .select({
      id: structures.id,
      nom: structures.nom,
      siret: structures.siret,
      gestion: structures.gestion,
      federation: structures.federation,
      adresse: structures.adresse,
      codePostal: structures.codePostal,
      communeCode: structures.communeCode,
      commune: communes.nom,
      telephone: structures.telephone,
      courriel: structures.courriel,
      presentation: structures.presentation,
      milieu: structures.milieu,
      siteInternet: structures.siteInternet,
      etp: structures.etp,
      benevoles: structures.benevoles,
      itinerance: structures.itinerance,
      placesStage: structures.placesStage,
      consignesStage: structures.consignesStage,
      creeeLe: structures.creeeLe,
      confirmeeLe: structures.confirmeeLe,
      rappeleeLe: structures.rappeleeLe,
      partieLe: structures.partieLe,
      version: structures.version,
    })
    .from(structures)
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(eq(structures.id, id))
    .get();
  if (!ligne) throw introuvable();
  return { ...ligne, type: typesDe(ctx, [id]).get(id) ?? 'inconnu' };
}

/** Structures that may be chosen: those that left are not. */
export function listStructuresPourChoix(ctx: Pick<Contexte, 'db'>): { id: number; nom: string; commune: string }[] {
  return ctx.db
    .select({ id: structures.id, nom: structures.nom, commune: communes.nom })
    .from(structures)
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(presentes)
    .orderBy(structures.nomPlie, structures.id)
    .all()
    .map((ligne) => ({ ...ligne, commune: ligne.commune ?? '' }));
}

export interface Employeur {
  nom: string;
  type: TypeDeStructure;
  libelleType: string;
  gestion: Gestion | null;
  libelleGestion: string;
  adresse: string;
  codePostal: string;
  commune: string;
  siret: string;
  telephone: string;
}

/**
 * Who employs, as a paper names her; what is not known is empty.
 * @throws ErreurMetier INTROUVABLE
 */
export function employeur(ctx: Lecture, structureId: number): Employeur {
  const s = getStructure(ctx, structureId);
  return {
    nom: s.nom,
    type: s.type,
    libelleType: LIBELLE_TYPE[s.type],
    gestion: s.gestion,
    libelleGestion: s.gestion ? LIBELLE_GESTION[s.gestion] : '',
    adresse: s.adresse ?? '',
    codePostal: s.codePostal ?? '',
    commune: s.commune ?? '',
    siret: s.siret ?? '',
    telephone: s.telephone ?? '',
  };
}
