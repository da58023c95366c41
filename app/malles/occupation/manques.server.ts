import { and, asc, eq, gte, inArray, lte, ne, notExists, or, type SQL, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourDe, type Periode } from '#app/commun/periode.ts';
import { attentesDeMalle } from '#app/malles/attente/tables.ts';
import type { DossierDeMalle } from '#app/malles/catalogue/malles.server.ts';
import { STATUTS_OCCUPANTS } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { lireOccupations } from './lectures.server.ts';
import { horsService, quiGene, tamponsDe } from './libre.ts';
import { refusDeMalle } from './tables.ts';

/** Days that one structure wishes of one malle, within two weeks of each other, are one need: it tries others, or waits. */
const DEMI_JOURNEES_D_UN_BESOIN = 28;

/**
 * Notes that a structure could not have a malle because someone else has it: a booking that is refused, a wait, a request that the
 * keeper turns down. A need is noted once, at the days that were wished last. Nothing is noted when nobody else is in the way.
 */
export function noterLeManque(ctx: Contexte, malle: DossierDeMalle, structureId: number, periode: Periode): void {
  if (!autreLaTient(ctx, malle, structureId, periode)) return;
  const { db, maintenant: le } = ctx;
  const malleId = malle.ligne.id;
  const ecart = sql`max(0, ${refusDeMalle.du} - ${periode.au}, ${periode.du} - ${refusDeMalle.au})`;
  const connu = db
    .select({ id: refusDeMalle.id })
    .from(refusDeMalle)
    .where(
      and(
        ...[eq(refusDeMalle.malleId, malleId), eq(refusDeMalle.structureId, structureId)],
        lte(ecart, DEMI_JOURNEES_D_UN_BESOIN),
      ),
    )
    // The same days first: there is one row for them.
    .orderBy(ne(refusDeMalle.du, periode.du), ne(refusDeMalle.au, periode.au), asc(ecart))
    .get();
  const lu = { du: periode.du, au: periode.au, le };
  if (connu) db.update(refusDeMalle).set(lu).where(eq(refusDeMalle.id, connu.id)).run();
  else
    db.insert(refusDeMalle)
      .values({ malleId, structureId, ...lu })
      .run();
}

/** Whether another structure's loan, or an offer made to another, stands in the way. */
function autreLaTient(ctx: Contexte, { ligne, regles }: DossierDeMalle, structureId: number, periode: Periode): boolean {
  if (horsService(ligne, jourDe(periode.du))) return false;
  const tampons = tamponsDe(regles);
  const autour = { du: periode.du - tampons.avant, au: periode.au + tampons.apres };
  const lesSiens = (table: typeof reservations | typeof attentesDeMalle) =>
    ctx.db
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.malleId, ligne.id), eq(table.structureId, structureId)))
      .all()
      .map(({ id }) => id);
  const sauf = { reservations: lesSiens(reservations), attentes: lesSiens(attentesDeMalle) };
  const occupation = lireOccupations(ctx, [ligne.id], autour, sauf).get(ligne.id);
  return occupation !== undefined && quiGene(occupation, periode, tampons) !== null;
}

/** Whether a need that was noted is still one: the structure has not had the malle after all, on these days or near them. */
export function resteUnManque({ db }: Pick<Contexte, 'db'>): SQL {
  const proche = and(
    gte(reservations.demandeeLe, refusDeMalle.le),
    lte(reservations.du, sql`${refusDeMalle.au} + ${DEMI_JOURNEES_D_UN_BESOIN}`),
    gte(reservations.au, sql`${refusDeMalle.du} - ${DEMI_JOURNEES_D_UN_BESOIN}`),
  );
  const memesJours = and(lte(reservations.du, refusDeMalle.au), gte(reservations.au, refusDeMalle.du));
  return notExists(
    db
      .select({ un: sql`1` })
      .from(reservations)
      .where(
        and(
          ...[eq(reservations.malleId, refusDeMalle.malleId), eq(reservations.structureId, refusDeMalle.structureId)],
          ...[inArray(reservations.statut, [...STATUTS_OCCUPANTS]), or(memesJours, proche)],
        ),
      ),
  );
}
