import { asc, eq, or, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Contexte } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { estPrise, STATUTS_TENUS, type StatutReservation } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { type CoteRelais, type RelationRelais, relationsAuRelais } from './relais.ts';
import { relaisDeMalle } from './tables.ts';

export type LigneRelais = typeof relaisDeMalle.$inferSelect;
export type Pret = typeof reservations.$inferSelect;

/** A relais with its two loans, their structures, the malle, and who the reader is to it. */
export interface DossierDeRelais {
  ligne: LigneRelais;
  prets: Record<CoteRelais, Pret>;
  structures: Record<CoteRelais, { id: number; nom: string }>;
  malle: { id: number; slug: string; nom: string; structureId: number; gardienneId: number | null };
  relations: RelationRelais[];
}

const premiere = alias(reservations, 'premiere');
const suivante = alias(reservations, 'suivante');
const donne = alias(structures, 'donne');
const recoit = alias(structures, 'recoit');

/** Those that answer a condition on `relais_malle`, the oldest first. */
export function lireDossiers(ctx: Contexte, ou: SQL | undefined): DossierDeRelais[] {
  return ctx.db
    .select({
      ...{ ligne: relaisDeMalle, premiere, suivante },
      ...{ donne: { id: donne.id, nom: donne.nom }, recoit: { id: recoit.id, nom: recoit.nom } },
      malle: {
        ...{ id: malles.id, slug: malles.slug, nom: malles.nom },
        ...{ structureId: malles.structureId, gardienneId: malles.gardienneId },
      },
    })
    .from(relaisDeMalle)
    .innerJoin(premiere, eq(premiere.id, relaisDeMalle.premiereId))
    .innerJoin(suivante, eq(suivante.id, relaisDeMalle.suivanteId))
    .innerJoin(malles, eq(malles.id, premiere.malleId))
    .innerJoin(donne, eq(donne.id, premiere.structureId))
    .innerJoin(recoit, eq(recoit.id, suivante.structureId))
    .where(ou)
    .orderBy(asc(relaisDeMalle.id))
    .all()
    .map((lu) => ({
      ...{ ligne: lu.ligne, malle: lu.malle },
      prets: { premiere: lu.premiere, suivante: lu.suivante },
      structures: { premiere: lu.donne, suivante: lu.recoit },
      relations: relationsAuRelais(
        {
          ...{ premiereStructureId: lu.donne.id, suivanteStructureId: lu.recoit.id },
          ...{ proprietaireId: lu.malle.structureId, gardienneId: lu.malle.gardienneId },
        },
        ctx.acteur,
      ),
    }));
}

/**
 * A relais, for the two structures, who keeps the malle and the coordination.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function getRelais(ctx: Contexte, id: number | undefined): DossierDeRelais {
  const [d] = id === undefined ? [] : lireDossiers(ctx, eq(relaisDeMalle.id, id));
  if (!d || d.relations.length === 0) throw introuvable();
  return d;
}

/** Those of a loan, on either side. */
export const duPret = (reservationId: number) =>
  or(eq(relaisDeMalle.premiereId, reservationId), eq(relaisDeMalle.suivanteId, reservationId));

const parmiTenus = (statut: StatutReservation) => STATUTS_TENUS.some((un) => un === statut);

/** The malle went from hand to hand: the next loan has begun from the first. */
export const aEuLieu = ({ ligne, prets: { premiere, suivante } }: DossierDeRelais): boolean =>
  ligne.statut === 'convenu' && suivante.relaisDeId === premiere.id && parmiTenus(suivante.statut);

/** Why a relais does not hold any more; null as long as it does. */
export type FinDeRelais = 'annule' | 'dates' | 'rentree';

export function finDuRelais({ ligne, prets: { premiere, suivante } }: DossierDeRelais): FinDeRelais | null {
  const annulee = (statut: StatutReservation) => !estPrise(statut) && !parmiTenus(statut);
  if (annulee(premiere.statut) || annulee(suivante.statut)) return 'annule';
  if (!estPrise(premiere.statut) || suivante.statut !== 'acceptee') return 'rentree';
  return premiere.au === ligne.premiereAu && suivante.du === ligne.suivanteDu ? null : 'dates';
}
