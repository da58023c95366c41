import { asc, eq, inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import type { MotDAnnonce } from '#app/troc/annonces/competences.server.ts';
import { competencesAppui } from './tables.ts';

type ALaBase = Pick<Contexte, 'db'>;

/** Writes what an appui is about, in the place of what was said before. */
export function ecrireMotsDAppui({ db }: ALaBase, appuiId: number, mots: readonly MotDAnnonce[]): void {
  db.delete(competencesAppui).where(eq(competencesAppui.appuiId, appuiId)).run();
  if (mots.length === 0) return;
  db.insert(competencesAppui)
    .values(mots.map(({ id }) => ({ appuiId, competenceId: id })))
    .run();
}

/** What some appuis are about, in one query. */
export function motsDesAppuis({ db }: ALaBase, ids: readonly number[]): Map<number, MotDAnnonce[]> {
  const parAppui = new Map<number, MotDAnnonce[]>();
  if (ids.length === 0) return parAppui;
  const lignes = db
    .select({ appuiId: competencesAppui.appuiId, id: competences.id, slug: competences.slug, nom: competences.nom })
    .from(competencesAppui)
    .innerJoin(competences, eq(competences.id, competencesAppui.competenceId))
    .where(inArray(competencesAppui.appuiId, [...ids]))
    .orderBy(asc(competences.nomPlie))
    .all();
  for (const { appuiId, ...mot } of lignes) parAppui.set(appuiId, [...(parAppui.get(appuiId) ?? []), mot]);
  return parAppui;
}

export const nomsDesMots = (mots: readonly Pick<MotDAnnonce, 'nom'>[]): string[] =>
  mots.map(({ nom }) => nom).toSorted((a, b) => a.localeCompare(b, 'fr'));
