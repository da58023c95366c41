import { and, asc, eq, inArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Contexte } from '#app/commun/contexte.ts';
import { demiJournee, jourCivil, type Periode } from '#app/commun/periode.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';

/** A loan that has not ended: who borrows, when, whom one calls, who booked it. */
export interface PretAVenir extends Periode {
  id: number;
  statut: 'demandee' | 'acceptee' | 'en_pret';
  structureId: number;
  structure: string;
  contactId: number;
  auteurId: number;
}

const EN_COURS_OU_A_VENIR = ['demandee', 'acceptee', 'en_pret'] as const;
const emprunteuse = alias(structures, 'emprunteuse');

/** The loans of a malle that have not ended, and what is asked of it, in the order of their days. */
export function pretsAVenir(ctx: Contexte, malleId: number): PretAVenir[] {
  const ceMatin = demiJournee(jourCivil(ctx.maintenant, ctx.fuseau), 'matin');
  const lus = ctx.db
    .select({
      ...{ id: reservations.id, statut: reservations.statut, du: reservations.du, au: reservations.au },
      ...{ structureId: reservations.structureId, structure: emprunteuse.nom },
      ...{ contactId: reservations.contactId, auteurId: reservations.auteurId },
    })
    .from(reservations)
    .innerJoin(emprunteuse, eq(emprunteuse.id, reservations.structureId))
    .where(and(eq(reservations.malleId, malleId), inArray(reservations.statut, [...EN_COURS_OU_A_VENIR])))
    .orderBy(asc(reservations.du), asc(reservations.id))
    .all();
  return lus.flatMap((lu) => {
    const { statut } = lu;
    if (statut !== 'demandee' && statut !== 'acceptee' && statut !== 'en_pret') return [];
    // Out and late, it has not ended.
    return lu.au >= ceMatin || statut === 'en_pret' ? [{ ...lu, statut }] : [];
  });
}
