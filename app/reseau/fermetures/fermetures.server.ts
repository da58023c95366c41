import { and, asc, eq, gte, lte } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { type Jour, jourCivil } from '#app/commun/periode.ts';
import { type Fermeture, libelleDeFermeture } from './fermetures.ts';
import { fermetures } from './tables.ts';

type Lecture = Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>;

/** The closures of a structure that touch a period, the first first. */
export function fermeturesDe(ctx: Pick<Contexte, 'db'>, structureId: number, du: Jour, au: Jour): (Fermeture & { id: number })[] {
  return ctx.db
    .select({ id: fermetures.id, du: fermetures.du, au: fermetures.au, motif: fermetures.motif })
    .from(fermetures)
    .where(and(eq(fermetures.structureId, structureId), gte(fermetures.au, du), lte(fermetures.du, au)))
    .orderBy(asc(fermetures.du), asc(fermetures.au), asc(fermetures.id))
    .all();
}

/** The first closure that holds one of these days; null when the structure is open on all of them. */
export function fermetureQuiGene(
  ctx: Pick<Contexte, 'db'>,
  structureId: number,
  jours: readonly Jour[],
): { du: Jour; au: Jour; motif: string | null } | null {
  const [premier, ...suivants] = [...jours].sort();
  if (premier === undefined) return null;
  const touchees = fermeturesDe(ctx, structureId, premier, suivants.at(-1) ?? premier);
  const gene = touchees.find(({ du, au }) => jours.some((jour) => du <= jour && jour <= au));
  return gene ? { du: gene.du, au: gene.au, motif: gene.motif } : null;
}

/** What is closed today and later, in words; the year is said when it is not this one. */
export function listFermetures(ctx: Lecture, structureId: number) {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  return fermeturesDe(ctx, structureId, aujourdhui, '9999-12-31').map((fermeture) => ({
    id: fermeture.id,
    libelle: libelleDeFermeture(fermeture, fermeture.au.slice(0, 4) !== aujourdhui.slice(0, 4)),
    motif: fermeture.motif,
    enCours: fermeture.du <= aujourdhui,
  }));
}
