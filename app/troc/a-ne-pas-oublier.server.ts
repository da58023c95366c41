import { and, count, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { Oubli } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { adresseDuTroc } from './annonces/filtres.ts';
import { annonces } from './annonces/tables.ts';
import { STATUTS_REALISES } from './stages/statuts.ts';
import { stages } from './stages/tables.ts';

/** The structures that have learned nothing from the others yet, those that ask for something first. In one query. */
export function structuresSansEchange(ctx: ContextePersonne): Oubli[] {
  const siens = ctx.db
    .select({ n: count() })
    .from(annonces)
    .where(and(eq(annonces.structureId, structures.id), eq(annonces.type, 'besoin'), eq(annonces.statut, 'publiee')));
  const recu = ctx.db
    .select({ un: sql`1` })
    .from(stages)
    .where(and(eq(stages.structureOrigineId, structures.id), inArray(stages.statut, [...STATUTS_REALISES])));
  return ctx.db
    .select({ id: structures.id, besoins: sql<number>`${siens}` })
    .from(structures)
    .where(and(isNull(structures.partieLe), sql`not exists ${recu}`))
    .all()
    .map(({ id, besoins }) => ({
      structureId: id,
      phrase: `N’a encore rien reçu${besoins === 0 ? '' : besoins === 1 ? ', un besoin ouvert' : `, ${besoins} besoins ouverts`}`,
      poids: besoins > 0 ? 3 : 6,
      geste:
        besoins > 0
          ? {
              libelle: besoins === 1 ? 'Lire ce besoin' : 'Lire ces besoins',
              chemin: adresseDuTroc({ type: 'besoin', structure: id }),
            }
          : { libelle: 'Chercher un échange', chemin: `/reseau/structures/${id}` },
    }));
}

/** The last stage that each structure agreed to, sent or welcomed. */
export function derniersEchanges(ctx: ContextePersonne): ReadonlyMap<number, Date> {
  const cote = (colonne: typeof stages.structureOrigineId | typeof stages.structureAccueilId) =>
    ctx.db
      .select({
        id: sql<number>`${colonne}`.as('id'),
        le: sql<number>`coalesce(${stages.realiseLe}, ${stages.accepteLe})`.as('le'),
      })
      .from(stages)
      .where(isNotNull(stages.accepteLe));
  const tous = unionAll(cote(stages.structureOrigineId), cote(stages.structureAccueilId)).as('tous');
  const lignes = ctx.db
    .select({ id: tous.id, le: sql<number>`max(${tous.le})` })
    .from(tous)
    .groupBy(sql`${tous.id}`)
    .all();
  return new Map(lignes.map(({ id, le }) => [id, new Date(le)]));
}
