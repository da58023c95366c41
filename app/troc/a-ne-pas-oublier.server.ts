import { and, count, eq, isNull, not, type SQL, sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { Oubli } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { adresseDuTroc } from './annonces/filtres.ts';
import { annonces } from './annonces/tables.ts';
import { echanges } from './echanges/tables.ts';
import { STATUTS_REALISES } from './stages/statuts.ts';
import { stages } from './stages/tables.ts';

/** Condition: somebody of the structure went and learned elsewhere, or something was fulfilled for it. */
export const aRecu = (structureId: AnySQLiteColumn | SQL): SQL => {
  const realises = sql.join(
    STATUTS_REALISES.map((statut) => sql`${statut}`),
    sql`, `,
  );
  return sql`(exists (select 1 from ${stages} s where s.structure_origine_id = ${structureId} and s.statut in (${realises}))
    or exists (select 1 from ${annonces} r where r.statut = 'satisfaite'
      and ((r.type = 'besoin' and r.structure_id = ${structureId}) or (r.type = 'offre' and r.satisfaite_avec_id = ${structureId}))))`;
};

/** The structures that have received nothing from the others yet, those that ask for something first. In one query. */
export function structuresSansEchange(ctx: ContextePersonne): Oubli[] {
  const siens = ctx.db
    .select({ n: count() })
    .from(annonces)
    .where(and(eq(annonces.structureId, structures.id), eq(annonces.type, 'besoin'), eq(annonces.statut, 'publiee')));
  return ctx.db
    .select({ id: structures.id, besoins: sql<number>`${siens}` })
    .from(structures)
    .where(and(isNull(structures.partieLe), not(aRecu(structures.id))))
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

/** The last time that each structure exchanged: a stage agreed to, an échange that came to something, an annonce fulfilled. */
export function derniersEchanges(ctx: ContextePersonne): ReadonlyMap<number, Date> {
  const lignes = ctx.db.all<{ id: number; le: number }>(sql`
    with faits(a, b, le) as (
      select structure_origine_id, structure_accueil_id, coalesce(realise_le, accepte_le) from ${stages} where accepte_le is not null
      union all select a.structure_id, e.structure_id, e.fini_le from ${echanges} e join ${annonces} a on a.id = e.annonce_id
        where e.statut in ('rendez_vous', 'regle')
      union all select structure_id, satisfaite_avec_id, finie_le from ${annonces} where statut = 'satisfaite'
    )
    select id, max(le) as le from (select a as id, le from faits union all select b, le from faits) where id is not null group by id`);
  return new Map(lignes.map(({ id, le }) => [id, new Date(le)]));
}
