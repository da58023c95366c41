import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { ajouterFonction, completerCourriel, trouverOuCreerPersonne } from '#app/reseau/personnes/personnes.server.ts';
import type { GenreAgrement } from '#app/reseau/structures/structures.ts';
import { agrements, structures } from '#app/reseau/tables.ts';
import type { Ecriture } from './import-structures.ts';

const AGREMENT_DU_TYPE: Record<'centre_social' | 'evs', GenreAgrement> = {
  centre_social: 'animation_globale',
  evs: 'animation_locale',
};

/**
 * Writes what was decided for one row, with its journal line. Call it inside the import's transaction.
 * @returns the structure's id
 */
export function ecrireLigne(ctx: Contexte, ecriture: Ecriture): number {
  const id = ecriture.structureId === null ? creer(ctx, ecriture) : modifier(ctx, ecriture, ecriture.structureId);
  if (ecriture.type) ecrireType(ctx, id, ecriture.type);
  for (const { id: connue, courriel, fonction, ...personne } of ecriture.personnes) {
    const personneId = connue ?? trouverOuCreerPersonne(ctx, { ...personne, courriel }).id;
    if (connue !== null && courriel) completerCourriel(ctx, connue, courriel);
    ajouterFonction(ctx, { personneId, structureId: id, fonction });
  }
  return id;
}

function creer(ctx: Contexte, { nom, champs }: Ecriture): number {
  const { id } = ctx.db
    .insert(structures)
    .values({ ...champs, nom, creeeLe: ctx.maintenant })
    .returning({ id: structures.id })
    .get();
  journaliser(ctx, {
    domaine: 'reseau',
    objet: 'structure',
    objetId: id,
    acte: 'importer',
    resume: `a ajouté ${nom}, par un tableur`,
    apres: { ...champs },
  });
  return id;
}

function modifier(ctx: Contexte, { nom, champs, type }: Ecriture, id: number): number {
  const avant = ctx.db.select().from(structures).where(eq(structures.id, id)).get();
  if (Object.keys(champs).length > 0) {
    ctx.db
      .update(structures)
      .set({ ...champs, version: sql`${structures.version} + 1` })
      .where(eq(structures.id, id))
      .run();
  }
  const changes = Object.keys(champs) as (keyof typeof champs)[];
  journaliser(ctx, {
    domaine: 'reseau',
    objet: 'structure',
    objetId: id,
    acte: 'importer',
    resume: `a modifié ${nom}, par un tableur`,
    avant: Object.fromEntries(changes.map((champ) => [champ, avant?.[champ] ?? null])),
    apres: { ...champs, ...(type ? { type } : {}) },
  });
  return id;
}

/**
 * The agrément from which the kind follows is the list's, the others stay; rows whose agréments carry dates were left
 * out when they were decided.
 */
function ecrireType(ctx: Contexte, structureId: number, type: NonNullable<Ecriture['type']>): void {
  const enPrefiguration = type === 'prefiguration';
  ctx.db.update(structures).set({ enPrefiguration }).where(eq(structures.id, structureId)).run();
  ctx.db
    .delete(agrements)
    .where(and(eq(agrements.structureId, structureId), inArray(agrements.genre, Object.values(AGREMENT_DU_TYPE))))
    .run();
  if (type !== 'prefiguration') ctx.db.insert(agrements).values({ structureId, genre: AGREMENT_DU_TYPE[type] }).run();
}
