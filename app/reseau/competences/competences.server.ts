import { asc, eq, sql } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { competences } from '#app/reseau/tables.ts';
import termes from '#db/semer/competences.json';

interface Terme {
  slug: string;
  nom: string;
  definition: string;
  synonymes: string[];
  /** Slug of the term above, which comes first in the file. */
  parent: string | null;
}

/**
 * Writes the first terms of the skills vocabulary (db/semer/competences.json), or brings them up to date by slug.
 * @returns how many terms the file holds
 */
export function chargerCompetences(ctx: Contexte): number {
  const liste: Terme[] = termes;
  enTransaction(ctx, ({ db }) => {
    for (const { parent, ...terme } of liste) {
      const dessus = parent
        ? db.select({ id: competences.id }).from(competences).where(eq(competences.slug, parent)).get()
        : undefined;
      if (parent && !dessus) throw new Error(`Le terme « ${terme.slug} » vient avant « ${parent} », dont il dépend.`);
      db.insert(competences)
        .values({ ...terme, parentId: dessus?.id ?? null })
        .onConflictDoUpdate({
          target: competences.slug,
          set: {
            nom: sql`excluded.nom`,
            definition: sql`excluded.definition`,
            synonymes: sql`excluded.synonymes`,
            parentId: sql`excluded.parent_id`,
          },
        })
        .run();
    }
  });
  return liste.length;
}

/** Every term, in the order of the file, with the slug of the term above. */
export function listCompetences(ctx: Pick<Contexte, 'db'>): (Terme & { id: number })[] {
  const lignes = ctx.db.select().from(competences).orderBy(asc(competences.id)).all();
  const slugs = new Map(lignes.map((ligne) => [ligne.id, ligne.slug]));
  return lignes.map(({ parentId, ...ligne }) => ({
    ...ligne,
    parent: parentId === null ? null : (slugs.get(parentId) ?? null),
  }));
}
