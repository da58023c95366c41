import { asc, eq, ne, or, sql } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { preparer } from '#db/preparer.ts';
import { ouvreLesMalles, type ReglesDePret, type RelationMalle, relationsALaMalle } from './malles.ts';
import { lireReglesDuReseau, reglesDe } from './regles.server.ts';
import { malles } from './tables.ts';

export type LigneMalle = typeof malles.$inferSelect;

/** A malle, where it lives, who keeps it, under which rules, and who the reader is to it. */
export interface DossierDeMalle {
  ligne: LigneMalle;
  structure: { id: number; nom: string; communeCode: string | null; commune: string | null };
  gardienne: { id: number; prenom: string; nom: string; courriel: string | null; telephone: string | null } | null;
  regles: ReglesDePret;
  relations: RelationMalle[];
}

/** @throws ErreurMetier INTROUVABLE to a partenaire */
export function exigerMalles({ acteur }: ContextePersonne): void {
  if (!ouvreLesMalles(acteur)) throw introuvable();
}

const lecture = (db: Base) =>
  db
    .select({
      ligne: malles,
      structure: { id: structures.id, nom: structures.nom, communeCode: structures.communeCode, commune: communes.nom },
      gardienne: {
        ...{ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom },
        ...{ courriel: personnes.courriel, telephone: personnes.telephone },
      },
    })
    .from(malles)
    .innerJoin(structures, eq(structures.id, malles.structureId))
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .leftJoin(personnes, eq(personnes.id, malles.gardienneId));

// Every page and every act reads a malle: each query is built once.
const parSlug = preparer((db) =>
  lecture(db)
    .where(eq(malles.slug, sql.placeholder('slug')))
    .prepare(),
);
const parId = preparer((db) =>
  lecture(db)
    .where(eq(malles.id, sql.placeholder('id')))
    .prepare(),
);
const parNom = preparer((db) =>
  lecture(db)
    .where(or(ne(malles.etat, 'retiree'), sql`${sql.placeholder('retirees')}`))
    .orderBy(asc(malles.nomPlie), asc(malles.id))
    .prepare(),
);

type Lue = Omit<DossierDeMalle, 'regles' | 'relations'>;

function dossiersDe(ctx: Contexte, lues: readonly Lue[]): DossierDeMalle[] {
  const reseau = lireReglesDuReseau(ctx);
  return lues.map((lue) => ({
    ...lue,
    ...{ regles: reglesDe(lue.ligne, reseau), relations: relationsALaMalle(lue.ligne, ctx.acteur) },
  }));
}

/**
 * A malle by its address.
 * @throws ErreurMetier INTROUVABLE when unknown, or to a partenaire
 */
export function getMalle(ctx: ContextePersonne, slug: string | undefined): DossierDeMalle {
  exigerMalles(ctx);
  const [dossier] = slug === undefined ? [] : dossiersDe(ctx, parSlug(ctx.db).all({ slug }));
  if (!dossier) throw introuvable();
  return dossier;
}

/** The same by its id, whoever reads: for the verbes. */
export function lireMalle(ctx: Contexte, id: number): DossierDeMalle {
  const [dossier] = dossiersDe(ctx, parId(ctx.db).all({ id }));
  if (!dossier) throw introuvable();
  return dossier;
}

/** The malles of the network by name; those that are no longer lent are left out, unless asked for. */
export function listMalles(ctx: ContextePersonne, { retirees = false } = {}): DossierDeMalle[] {
  exigerMalles(ctx);
  return dossiersDe(ctx, parNom(ctx.db).all({ retirees: retirees ? 1 : 0 }));
}
