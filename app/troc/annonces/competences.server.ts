import { asc, eq, inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { listRetenues, type TermeRetenu } from '#app/reseau/competences/competences.server.ts';
import { reconnaitre } from '#app/reseau/competences/mots.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { competencesAnnonce } from './tables.ts';

type ALaBase = Pick<Contexte, 'db'>;

export interface MotDAnnonce {
  id: number;
  slug: string;
  nom: string;
}

/** What the form offers to tick: the chosen ones first, then what the sentence says, then what is near. */
export interface Suggestions {
  termes: { slug: string; nom: string; coche: boolean }[];
}

/**
 * @param choisis slugs ticked already; null when nobody has seen any yet: what is recognised is then ticked
 */
export function suggerer(ctx: ALaBase, texte: string, choisis: readonly string[] | null): Suggestions {
  const retenues = listRetenues(ctx);
  const { reconnus, proches } = reconnaitre(texte, retenues);
  const tenus = choisis === null ? [] : retenues.filter(({ slug }) => choisis.includes(slug));
  const offerts = [...new Set([...tenus, ...reconnus, ...proches])];
  const cochees = choisis === null ? reconnus : tenus;
  return { termes: offerts.map((terme) => ({ slug: terme.slug, nom: terme.nom, coche: cochees.includes(terme) })) };
}

/**
 * The terms that an annonce is about.
 * @param choix.vus the recognised terms were shown, and none was ticked on purpose
 * @throws ErreurMetier IMPOSSIBLE for a word that is not of the vocabulary
 */
export function motsChoisis(ctx: ALaBase, choix: { titre: string; competences: readonly string[]; vus: boolean }): MotDAnnonce[] {
  const retenues = listRetenues(ctx);
  if (choix.competences.length === 0) return choix.vus ? [] : reconnaitre(choix.titre, retenues).reconnus;
  const parId = new Map(retenues.map((terme) => [terme.id, terme]));
  const trouves = choix.competences.map((slug) => retenues.find((terme) => terme.slug === slug) ?? suiviDe(ctx, slug, parId));
  return [...new Set(trouves)];
}

/** A term that was merged meanwhile gives the one that took its place. */
function suiviDe({ db }: ALaBase, slug: string, parId: ReadonlyMap<number, TermeRetenu>): TermeRetenu {
  const ancien = db.select({ dans: competences.fusionneeDansId }).from(competences).where(eq(competences.slug, slug)).get();
  const terme = ancien?.dans == null ? undefined : parId.get(ancien.dans);
  if (!terme)
    throw impossible(
      `« ${slug} » n’est pas un savoir-faire de la liste du réseau. Choisissez parmi ceux proposés.`,
      'competences',
    );
  return terme;
}

/** Writes what an annonce is about, in the place of what was said before. */
export function ecrireMots({ db }: ALaBase, annonceId: number, mots: readonly MotDAnnonce[]): void {
  db.delete(competencesAnnonce).where(eq(competencesAnnonce.annonceId, annonceId)).run();
  if (mots.length === 0) return;
  db.insert(competencesAnnonce)
    .values(mots.map(({ id }) => ({ annonceId, competenceId: id })))
    .run();
}

/** What some annonces are about, in one query. */
export function motsDes({ db }: ALaBase, ids: readonly number[]): Map<number, MotDAnnonce[]> {
  const parAnnonce = new Map<number, MotDAnnonce[]>();
  if (ids.length === 0) return parAnnonce;
  const lignes = db
    .select({ annonceId: competencesAnnonce.annonceId, id: competences.id, slug: competences.slug, nom: competences.nom })
    .from(competencesAnnonce)
    .innerJoin(competences, eq(competences.id, competencesAnnonce.competenceId))
    .where(inArray(competencesAnnonce.annonceId, [...ids]))
    .orderBy(asc(competences.nomPlie))
    .all();
  for (const { annonceId, ...mot } of lignes) parAnnonce.set(annonceId, [...(parAnnonce.get(annonceId) ?? []), mot]);
  return parAnnonce;
}
