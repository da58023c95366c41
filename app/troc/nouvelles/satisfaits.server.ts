import { and, between, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { leNom } from '#app/commun/francais.ts';
import { nouveauPartage, type Partage } from '#app/commun/partage.ts';
import type { Nouveaute } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { annonces } from '#app/troc/annonces/tables.ts';

const SATISFAITES_MAX = 5;

const avec = alias(structures, 'avec');

/** The annonces that have been fulfilled since then, the latest first: the same for all but partenaires, whom the room keeps out. */
export function annoncesSatisfaites(ctx: ContextePersonne, depuis: Date, partage: Partage = nouveauPartage()): Nouveaute[] {
  return partage(`troc.satisfaites:${depuis.getTime()}`, () => lireSatisfaites(ctx, depuis));
}

function lireSatisfaites(ctx: ContextePersonne, depuis: Date): Nouveaute[] {
  return ctx.db
    .select({ id: annonces.id, titre: annonces.titre, le: annonces.finieLe, structure: structures.nom, avec: avec.nom })
    .from(annonces)
    .innerJoin(structures, eq(structures.id, annonces.structureId))
    .leftJoin(avec, eq(avec.id, annonces.satisfaiteAvecId))
    .where(and(eq(annonces.statut, 'satisfaite'), between(annonces.finieLe, depuis, ctx.maintenant)))
    .orderBy(desc(annonces.finieLe), desc(annonces.id))
    .limit(SATISFAITES_MAX)
    .all()
    .map(({ id, titre, le, structure, avec }) => ({
      salle: 'troc',
      le: le ?? ctx.maintenant,
      titre,
      detail: avec ? `${structure}, avec ${leNom(avec)}` : structure,
      chemin: `/troc/annonces/${id}`,
    }));
}
