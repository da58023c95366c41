import { and, asc, count, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { preparer } from '#db/preparer.ts';
import { compterReferences } from '#db/repointer.ts';
import termes from '#db/semer/competences.json';
import { formesDe, plierTerme, serrerTerme } from './mots.ts';
import { competences, savoirFaire } from './tables.ts';

type ALaBase = Pick<Contexte, 'db'>;

/** A term kept, as it is chosen. */
export interface TermeRetenu {
  id: number;
  slug: string;
  nom: string;
  definition: string;
  synonymes: string[];
  parentId: number | null;
}

const retenues = preparer((db) =>
  db
    .select({
      ...{ id: competences.id, slug: competences.slug, nom: competences.nom, parentId: competences.parentId },
      ...{ definition: competences.definition, synonymes: competences.synonymes },
    })
    .from(competences)
    .where(eq(competences.statut, 'retenue'))
    .orderBy(asc(sql`${competences.parentId} is not null`), asc(competences.rang), asc(competences.nomPlie), asc(competences.id))
    .prepare(),
);

/** Every term kept, rubrics first, then each in its place. */
export const listRetenues = ({ db }: ALaBase): TermeRetenu[] => retenues(db).all();

/** The terms of the vocabulary in the order of the tree, each with the rubric it stands in. */
export function listCompetencesPourChoix(ctx: ALaBase): { id: number; nom: string; groupe: string }[] {
  return enOrdre(listRetenues(ctx)).map(({ terme, rubrique }) => ({ id: terme.id, nom: terme.nom, groupe: rubrique }));
}

/** A flat list in the order of the tree: each term, its depth from 0, the name of its rubric. */
export function enOrdre<T extends { id: number; nom: string; parentId: number | null }>(
  termes: readonly T[],
): { terme: T; niveau: number; rubrique: string }[] {
  const connus = new Set(termes.map(({ id }) => id));
  const dessous = new Map<number | null, T[]>();
  for (const terme of termes) {
    const parent = terme.parentId !== null && connus.has(terme.parentId) ? terme.parentId : null;
    const siens = dessous.get(parent);
    if (siens) siens.push(terme);
    else dessous.set(parent, [terme]);
  }
  const derouler = (parentId: number | null, niveau: number, rubrique?: string): ReturnType<typeof enOrdre<T>> =>
    (dessous.get(parentId) ?? []).flatMap((terme) => [
      { terme, niveau, rubrique: rubrique ?? terme.nom },
      ...derouler(terme.id, niveau + 1, rubrique ?? terme.nom),
    ]);
  return derouler(null, 0);
}

/**
 * Finds terms by what people type, for a list of them: the vocabulary is read once.
 * @returns a function from a text to the term kept of that name or synonym; a merged term gives the one that took its place
 */
export function lexique(ctx: ALaBase): (texte: string) => { id: number; nom: string } | undefined {
  const lignes = ctx.db
    .select({
      ...{ id: competences.id, nom: competences.nom, synonymes: competences.synonymes },
      ...{ statut: competences.statut, dans: competences.fusionneeDansId },
    })
    .from(competences)
    .where(sql`${competences.statut} in ('retenue', 'fusionnee')`)
    .orderBy(asc(competences.id))
    .all();
  const retenues = new Map(lignes.filter(({ statut }) => statut === 'retenue').map((ligne) => [ligne.id, ligne]));
  const parForme = new Map<string, { id: number; nom: string }>();
  // Names before synonyms, the terms in force before those that were merged.
  const passes = [
    ...[...retenues.values()].map((t) => [plierTerme(t.nom), t] as const),
    ...[...retenues.values()].flatMap((t) => formesDe(t).map((forme) => [forme, t] as const)),
    ...lignes.flatMap((t) => {
      const prise = t.dans === null ? undefined : retenues.get(t.dans);
      return prise ? formesDe(t).map((forme) => [forme, prise] as const) : [];
    }),
  ];
  const serrees = new Map<string, { id: number; nom: string }>();
  for (const [forme, { id, nom }] of passes) {
    const serree = serrerTerme(forme);
    if (!parForme.has(forme)) parForme.set(forme, { id, nom });
    if (serree !== '' && !serrees.has(serree)) serrees.set(serree, { id, nom });
  }
  return (texte) => parForme.get(plierTerme(texte)) ?? serrees.get(serrerTerme(texte));
}

/** The term of a name or of a synonym, without case, accents nor plural; undefined when none says it. */
export function trouverCompetence(ctx: ALaBase, texte: string): { id: number; nom: string } | undefined {
  return lexique(ctx)(texte);
}

/** A term and all those under it. */
export function descendantsDe(ctx: ALaBase, competenceId: number): number[] {
  return ctx.db
    .all<{ id: number }>(
      sql`with recursive dessous(id) as (
            select ${competenceId} union select c.id from competences c join dessous d on c.parent_id = d.id
          ) select id from dessous`,
    )
    .map(({ id }) => id);
}

/**
 * Condition on two aliases of `competences`: one term is above the other, or both stand under the same one. Under one heading
 * of the vocabulary stand things that have little in common: sewing is not near sport.
 */
export const termesProches = (a: string, b: string): SQL =>
  sql.raw(
    `(${b}.parent_id = ${a}.id or ${a}.parent_id = ${b}.id or (${a}.parent_id = ${b}.parent_id and exists (select 1 from competences au_dessus where au_dessus.id = ${a}.parent_id and au_dessus.parent_id is not null)))`,
  );

/** Counted apart, or led there by a merge: no use of theirs keeps a term. */
const DU_VOCABULAIRE = ['savoir_faire.competence_id', 'competences.parent_id', 'competences.fusionnee_dans_id'];

/** What uses a term: savoir-faire, whoever's, terms beneath it, kept or proposed, and rows of the other rooms. */
export function compterUsages(ctx: ALaBase, competenceId: number): { savoirFaire: number; dessous: number; ailleurs: number } {
  const siens = ctx.db.select({ n: count() }).from(savoirFaire).where(eq(savoirFaire.competenceId, competenceId)).get();
  const dessous = ctx.db
    .select({ n: count() })
    .from(competences)
    .where(and(eq(competences.parentId, competenceId), inArray(competences.statut, ['retenue', 'proposee'])))
    .get();
  const ailleurs = compterReferences(ctx.db, 'competences', competenceId, DU_VOCABULAIRE);
  return { savoirFaire: siens?.n ?? 0, dessous: dessous?.n ?? 0, ailleurs };
}

/** A term of the file: db/semer/competences.json. */
export interface TermeDuFichier {
  slug: string;
  nom: string;
  definition: string;
  synonymes: string[];
  /** Slug of the term above, which comes first in the file. */
  parent: string | null;
}

/**
 * Brings the vocabulary of a base up to the file's, again and again without harm: adds the terms it lacks, and corrects
 * those that nobody has touched. What someone edited, merged or set aside stays as it is; a word that already belongs to
 * another term is not given to a second one.
 * @returns how many terms were added
 */
export function chargerCompetences(ctx: Contexte, liste: readonly TermeDuFichier[] = termes): number {
  return enTransaction(ctx, (ctx) => {
    let ajoutes = 0;
    const aQui = motsParTerme(ctx);
    for (const [rang, terme] of liste.entries()) {
      const la = ctx.db.select().from(competences).where(eq(competences.slug, terme.slug)).get();
      if (la && (la.statut !== 'retenue' || la.version > 1 || la.proposeeParId !== null)) continue;
      const parentId = terme.parent === null ? null : placeDe(ctx, terme.parent);
      if (parentId === undefined) throw new Error(`Le terme « ${terme.slug} » vient avant « ${terme.parent} », dont il dépend.`);
      const libre = (mot: string) => [undefined, la?.id].includes(aQui.get(plierTerme(mot)));
      if (!la && !libre(terme.nom)) continue;
      const synonymes = terme.synonymes.filter(libre);
      const valeurs = { nom: terme.nom, definition: terme.definition, synonymes, parentId, rang };
      if (la) {
        if (Object.entries(valeurs).every(([cle, v]) => JSON.stringify(la[cle as keyof typeof valeurs]) === JSON.stringify(v)))
          continue;
        ctx.db.update(competences).set(valeurs).where(eq(competences.id, la.id)).run();
        for (const [forme, id] of aQui) if (id === la.id) aQui.delete(forme);
        for (const forme of formesDe(valeurs)) aQui.set(forme, la.id);
        continue;
      }
      const { id } = ctx.db
        .insert(competences)
        .values({ ...valeurs, slug: terme.slug })
        .returning({ id: competences.id })
        .get();
      for (const forme of formesDe(valeurs)) aQui.set(forme, id);
      ajoutes += 1;
    }
    return ajoutes;
  });
}

/** Where a term of the file stands in the base: the one that took its place, or none when it was set aside. */
function placeDe(ctx: ALaBase, slug: string): number | null | undefined {
  const terme = ctx.db
    .select({ id: competences.id, statut: competences.statut, dans: competences.fusionneeDansId })
    .from(competences)
    .where(eq(competences.slug, slug))
    .get();
  if (!terme) return undefined;
  return terme.statut === 'retenue' ? terme.id : terme.dans;
}

/** The term that each word leads to, among those kept and those proposed. */
function motsParTerme(ctx: ALaBase): Map<string, number> {
  const lignes = ctx.db
    .select({ id: competences.id, nom: competences.nom, synonymes: competences.synonymes })
    .from(competences)
    .where(inArray(competences.statut, ['retenue', 'proposee']))
    .all();
  return new Map(lignes.flatMap((terme) => formesDe(terme).map((forme) => [forme, terme.id] as const)));
}

/** Every word of the terms kept and of those proposed, but one: no word belongs to two. */
export function motsDesAutres(ctx: ALaBase, saufId: number | null): Map<string, string> {
  const mots = new Map<string, string>();
  const lignes = ctx.db
    .select({ id: competences.id, nom: competences.nom, synonymes: competences.synonymes })
    .from(competences)
    .where(sql`${competences.statut} in ('retenue', 'proposee') and ${competences.id} is not ${saufId}`)
    .all();
  for (const terme of lignes) for (const forme of formesDe(terme)) mots.set(forme, terme.nom);
  return mots;
}
