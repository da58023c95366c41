import { and, eq, gt, isNotNull, isNull, lte, notExists, or, type SQL, sql } from 'drizzle-orm';
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Contexte } from '#app/commun/contexte.ts';
import { type Jour, jourCivil } from '#app/commun/periode.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { ajouterMois } from './delais.ts';
import { agrements, genresAgrement, reglesAgrement } from './tables.ts';

/** A rule to come is told this many months ahead. */
const MOIS_D_AVANCE = 12;

const plusTard = alias(reglesAgrement, 'plus_tard');
const compagnon = alias(agrements, 'compagnon');
const exige = alias(genresAgrement, 'exige');

/** A structure that has one agrément without the other that the rules require beside it. */
export interface ExigenceNonTenue {
  structureId: number;
  structure: string;
  genre: string;
  nom: string;
  exige: string;
  /** From when the rule holds: today or before, or a day to come. */
  depuis: Jour;
}

const tient = (table: { du: SQLiteColumn; au: SQLiteColumn }, jour: SQL) =>
  and(or(isNull(table.du), sql`${table.du} <= ${jour}`), or(isNull(table.au), sql`${table.au} >= ${jour}`));

/**
 * Agréments in force without the companion that a rule requires, the rules of the coming year included, in one query.
 * An agrément counts when it holds today or on the first day of the rule; so does its companion.
 */
export function listExigencesNonTenues(ctx: Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>): ExigenceNonTenue[] {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  // The day on which a rule is judged.
  const jour = sql`max(${reglesAgrement.depuis}, ${aujourdhui})`;
  const remplacee = ctx.db
    .select({ un: sql`1` })
    .from(plusTard)
    .where(
      and(eq(plusTard.genre, reglesAgrement.genre), gt(plusTard.depuis, reglesAgrement.depuis), lte(plusTard.depuis, aujourdhui)),
    );
  const accompagne = ctx.db
    .select({ un: sql`1` })
    .from(compagnon)
    .where(
      and(
        eq(compagnon.structureId, agrements.structureId),
        eq(compagnon.genre, sql`${reglesAgrement.exige}`),
        or(tient(compagnon, sql`${aujourdhui}`), tient(compagnon, jour)),
      ),
    );
  return ctx.db
    .select({
      structureId: structures.id,
      structure: structures.nom,
      genre: agrements.genre,
      nom: genresAgrement.nom,
      exige: exige.nom,
      depuis: sql<string>`min(${reglesAgrement.depuis})`,
    })
    .from(reglesAgrement)
    .innerJoin(exige, eq(exige.code, reglesAgrement.exige))
    .innerJoin(agrements, eq(agrements.genre, reglesAgrement.genre))
    .innerJoin(genresAgrement, eq(genresAgrement.code, agrements.genre))
    .innerJoin(structures, eq(structures.id, agrements.structureId))
    .where(
      and(
        isNotNull(reglesAgrement.exige),
        isNull(structures.partieLe),
        lte(reglesAgrement.depuis, ajouterMois(aujourdhui, MOIS_D_AVANCE)),
        or(tient(agrements, sql`${aujourdhui}`), tient(agrements, jour)),
        notExists(remplacee),
        notExists(accompagne),
      ),
    )
    .groupBy(structures.id, agrements.genre, reglesAgrement.exige)
    .orderBy(structures.nomPlie, structures.id)
    .all();
}
