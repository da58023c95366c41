import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { deNom, leNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { agrements } from '#app/reseau/agrements/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { type EcritureAgrement, libelleDates } from './agrements-lus.ts';

/** Writes an agrément of a list, with its journal line. Call it inside the import's transaction. */
export function ecrireAgrement(ctx: Contexte, { structureId, nom, connu, champs, genre }: EcritureAgrement): void {
  if (structureId === null) return;
  const structure = ctx.db.select({ nom: structures.nom }).from(structures).where(eq(structures.id, structureId)).get();
  const id = connu && (connu.id ?? idDe(ctx, structureId, genre, connu));
  const avant = id ? ctx.db.select().from(agrements).where(eq(agrements.id, id)).get() : undefined;
  if (!id || !avant) {
    const neuf = ctx.db
      .insert(agrements)
      .values({ structureId, genre, ...champs })
      .returning()
      .get();
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'agrement', objetId: neuf.id, acte: 'importer' },
      resume: `a noté « ${nom} » pour ${leNom(structure?.nom ?? '')}, ${libelleDates(neuf)}, par un tableur`,
      apres: { structureId, genre, ...champs },
    });
    return;
  }
  ctx.db
    .update(agrements)
    .set({ ...champs, version: sql`${agrements.version} + 1` })
    .where(eq(agrements.id, id))
    .run();
  const changes = Object.keys(champs) as (keyof typeof champs)[];
  journaliser(ctx, {
    ...{ domaine: 'reseau', objet: 'agrement', objetId: id, acte: 'importer' },
    resume: `a modifié « ${nom} » ${deNom(structure?.nom ?? '')}, par un tableur`,
    avant: Object.fromEntries(changes.map((champ) => [champ, avant[champ]])),
    apres: champs,
  });
}

/** One that an earlier row of the same list has just written. */
function idDe(ctx: Contexte, structureId: number, genre: string, { du }: { du: string | null }): number | null {
  const ligne = ctx.db
    .select({ id: agrements.id })
    .from(agrements)
    .where(
      and(
        eq(agrements.structureId, structureId),
        eq(agrements.genre, genre),
        du === null ? isNull(agrements.du) : eq(agrements.du, du),
      ),
    )
    .get();
  return ligne?.id ?? null;
}
