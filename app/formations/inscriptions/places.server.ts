import { and, asc, count, eq, inArray, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { formations } from '#app/formations/programme/tables.ts';
import { preparer } from '#db/preparer.ts';
import { STATUTS_PLACES } from './inscriptions.ts';
import { inscriptions, placesDeFormation } from './tables.ts';

/** What a formation has, what is held, and which structures hold some of it. */
export interface Places {
  capacite: number;
  tenues: number;
  libres: number;
  placees: number[];
}

const combienDeTenues = preparer((db) =>
  db
    .select({ n: count() })
    .from(placesDeFormation)
    .where(eq(placesDeFormation.formationId, sql.placeholder('id')))
    .prepare(),
);
const structuresPlacees = preparer((db) =>
  db
    .selectDistinct({ structureId: inscriptions.structureId })
    .from(inscriptions)
    .where(and(eq(inscriptions.formationId, sql.placeholder('id')), inArray(inscriptions.statut, [...STATUTS_PLACES])))
    .prepare(),
);

/** How the places of a formation stand now, in two prepared queries. */
export function lirePlaces({ db }: Pick<Contexte, 'db'>, { id, capacite }: { id: number; capacite: number }): Places {
  const tenues = combienDeTenues(db).get({ id })?.n ?? 0;
  const placees = structuresPlacees(db).all({ id });
  return { capacite, tenues, libres: capacite - tenues, placees: placees.map(({ structureId }) => structureId) };
}

const numerosTenus = ({ db }: Pick<Contexte, 'db'>, formationId: number): number[] =>
  db
    .select({ numero: placesDeFormation.numero })
    .from(placesDeFormation)
    .where(eq(placesDeFormation.formationId, formationId))
    .orderBy(asc(placesDeFormation.numero))
    .all()
    .map(({ numero }) => numero);

/**
 * Gives the first free place of a formation to an inscription, in the transaction of the act: every path goes through here.
 * @throws ErreurMetier IMPOSSIBLE when there is none
 */
export function tenirUnePlace(ctx: Contexte, formationId: number, inscriptionId: number): void {
  const capacite = ctx.db.select({ n: formations.capacite }).from(formations).where(eq(formations.id, formationId)).get()?.n ?? 0;
  const tenus = new Set(numerosTenus(ctx, formationId));
  const numero = Array.from({ length: capacite }, (_, rang) => rang + 1).find((un) => !tenus.has(un));
  if (numero === undefined) throw impossible('Il n’y a plus de place libre\u00a0: la dernière vient d’être prise.');
  ctx.db.insert(placesDeFormation).values({ formationId, numero, capacite, inscriptionId }).run();
}

/** Gives back the place that an inscription holds, if it holds one; in the transaction of the act. */
export function libererSaPlace({ db }: Contexte, inscriptionId: number): void {
  db.delete(placesDeFormation).where(eq(placesDeFormation.inscriptionId, inscriptionId)).run();
}

/**
 * Makes room for another capacity: what is held moves to the first numbers, then the formation may shrink. The base refuses a
 * capacity below what is held; this says why before it does.
 * @throws ErreurMetier IMPOSSIBLE on `capacite`
 */
export function tasserLesPlaces(ctx: Contexte, formationId: number, capacite: number): void {
  const tenus = numerosTenus(ctx, formationId);
  if (tenus.length > capacite) {
    throw impossible(
      tenus.length === 1
        ? 'Une place est déjà prise ou proposée.'
        : `${tenus.length} places sont déjà prises ou proposées\u00a0: la formation n’en a pas moins.`,
      'capacite',
    );
  }
  for (const [rang, numero] of tenus.entries()) {
    if (numero === rang + 1) continue;
    ctx.db
      .update(placesDeFormation)
      .set({ numero: rang + 1 })
      .where(and(eq(placesDeFormation.formationId, formationId), eq(placesDeFormation.numero, numero)))
      .run();
  }
}
