import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { ouvreLesMalles } from '#app/malles/catalogue/malles.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { type RelationAttente, relationsALAttente } from './attentes.ts';
import { attentesDeMalle } from './tables.ts';

export type LigneAttente = typeof attentesDeMalle.$inferSelect;

/** A wait with its malle, who waits, and who the reader is to it. */
export interface DossierDAttente {
  ligne: LigneAttente;
  malle: { id: number; slug: string; nom: string };
  structure: { id: number; nom: string };
  /** Who put her name down. */
  personne: { id: number; prenom: string; nom: string };
  relations: RelationAttente[];
}

/** Condition on `attentes_malle`: those of the actor's structures, all of them for the coordination. */
export function visible({ acteur }: Pick<Contexte, 'acteur'>): SQL | undefined {
  if (acteur.personneId === null) return undefined;
  if (!ouvreLesMalles(acteur)) return sql`0`;
  return acteur.roles.includes('coordination') ? undefined : inArray(attentesDeMalle.structureId, [...acteur.membreDe]);
}

/**
 * A wait, as its reader may see it.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function getAttente(ctx: Contexte, id: number | undefined): DossierDAttente {
  const dossier = id === undefined ? undefined : lireAttente(ctx, id, visible(ctx));
  if (!dossier) throw introuvable();
  return dossier;
}

/** The same whoever reads: for the mails and the tasks. */
export function lireAttente(ctx: Contexte, id: number, ou?: SQL): DossierDAttente | undefined {
  const lu = ctx.db
    .select({
      ligne: attentesDeMalle,
      malle: { id: malles.id, slug: malles.slug, nom: malles.nom },
      structure: { id: structures.id, nom: structures.nom },
      personne: { id: personnes.id, prenom: personnes.prenom, nom: personnes.nom },
    })
    .from(attentesDeMalle)
    .innerJoin(malles, eq(malles.id, attentesDeMalle.malleId))
    .innerJoin(structures, eq(structures.id, attentesDeMalle.structureId))
    .innerJoin(personnes, eq(personnes.id, attentesDeMalle.personneId))
    .where(and(eq(attentesDeMalle.id, id), ou))
    .get();
  return lu && { ...lu, relations: relationsALAttente(lu.ligne, ctx.acteur) };
}
