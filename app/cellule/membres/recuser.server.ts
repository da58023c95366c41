import { and, eq, inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { LIBELLE_FONCTION } from '#app/reseau/personnes/personnes.ts';
import { fonctions, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { recusationsCellule } from '../tables.ts';
import { listMembres, type Membre } from './membres.server.ts';
import type { LienDeRecusation } from './membres.ts';

/** A member as she is offered to someone of a structure. */
export interface MembrePropose extends Membre {
  /** « Direction, Le Fil de Vienne » */
  quoi: string;
  /** Why she may not be chosen; null when she may. */
  lien: LienDeRecusation | null;
}

/** The members, and what links each of them to this structure: computed, or declared by herself. */
export function listMembresPour(ctx: Contexte, structureId: number): MembrePropose[] {
  const membres = listMembres(ctx);
  if (membres.length === 0) return [];
  const ids = membres.map(({ personneId }) => personneId);
  const attaches = ctx.db
    .select({
      personneId: fonctions.personneId,
      structureId: fonctions.structureId,
      fonction: fonctions.fonction,
      nom: structures.nom,
    })
    .from(fonctions)
    .innerJoin(structures, eq(structures.id, fonctions.structureId))
    .where(and(inArray(fonctions.personneId, ids), enFonction(jourCivil(ctx.maintenant, ctx.fuseau))))
    .all();
  const declares = ctx.db.select().from(recusationsCellule).where(inArray(recusationsCellule.personneId, ids)).all();
  const coordonne = new Set(
    ctx.db
      .select({ personneId: rolesReseau.personneId })
      .from(rolesReseau)
      .where(and(inArray(rolesReseau.personneId, ids), eq(rolesReseau.role, 'coordination')))
      .all()
      .map(({ personneId }) => personneId),
  );
  return membres.map((membre) => {
    const siennes = attaches.filter(({ personneId }) => personneId === membre.personneId);
    const premiere = siennes[0];
    const attache = premiere ? `${LIBELLE_FONCTION[premiere.fonction]}, ${premiere.nom}` : '';
    const lien: LienDeRecusation | null = siennes.some((sienne) => sienne.structureId === structureId)
      ? 'meme_structure'
      : declares.some((declare) => declare.personneId === membre.personneId && declare.structureId === structureId)
        ? 'declare'
        : null;
    return { ...membre, quoi: coordonne.has(membre.personneId) ? 'Coordination du réseau' : attache, lien };
  });
}
