import { and, asc, eq } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { listStructuresPourChoix } from '#app/reseau/structures/structures.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { recusationsCellule } from '../tables.ts';
import { getMembre } from './membres.server.ts';

/** What a member says of herself: the structures whose demandes she must not hear. */
export function lirePageDesRecusations(ctx: ContextePersonne) {
  const signee = getMembre(ctx) !== undefined;
  const declarees = ctx.db
    .select({ structureId: structures.id, structure: structures.nom, motif: recusationsCellule.motif })
    .from(recusationsCellule)
    .innerJoin(structures, eq(structures.id, recusationsCellule.structureId))
    .where(eq(recusationsCellule.personneId, ctx.acteur.personneId))
    .orderBy(asc(structures.nomPlie))
    .all();
  const deja = new Set(declarees.map(({ structureId }) => structureId));
  const choix = listStructuresPourChoix(ctx).filter(({ id }) => !deja.has(id) && !ctx.acteur.membreDe.includes(id));
  return { signee, declarees, choix };
}

/**
 * Nobody may choose her for this structure from now on. What she reads already, she goes on reading: she leaves it by herself.
 * @throws ErreurMetier INTROUVABLE for whoever is not of the cell; IMPOSSIBLE before she signed, or for an unknown structure
 */
export function declarerUnLien(ctx: ContextePersonne, { structureId, motif }: { structureId: number; motif: string }): void {
  if (!getMembre(ctx)) throw impossible('Signez d’abord la charte\u00a0: on ne peut pas encore vous choisir.');
  enTransaction(ctx, (ctx) => {
    if (!listStructuresPourChoix(ctx).some(({ id }) => id === structureId))
      throw impossible('Choisissez une structure du réseau.', 'structureId');
    ctx.db
      .insert(recusationsCellule)
      .values({ personneId: ctx.acteur.personneId, structureId, motif })
      .onConflictDoUpdate({ target: [recusationsCellule.personneId, recusationsCellule.structureId], set: { motif } })
      .run();
  });
}

/** @throws ErreurMetier INTROUVABLE for a link that she did not declare */
export function leverUnLien(ctx: ContextePersonne, structureId: number): void {
  getMembre(ctx);
  const levee = ctx.db
    .delete(recusationsCellule)
    .where(and(eq(recusationsCellule.personneId, ctx.acteur.personneId), eq(recusationsCellule.structureId, structureId)))
    .run();
  if (levee.changes === 0) throw introuvable();
}
