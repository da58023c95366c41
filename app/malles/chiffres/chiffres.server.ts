import { and, between, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { periodeDeLAnnee } from '#app/commun/chiffres.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil, jourDe } from '#app/commun/periode.ts';
import { inventaires, lignesInventaire } from '#app/malles/inventaires/tables.ts';
import { resteUnManque } from '#app/malles/occupation/manques.server.ts';
import { refusDeMalle } from '#app/malles/occupation/tables.ts';
import { relaisDeMalle } from '#app/malles/relais/tables.ts';
import { STATUTS_TENUS } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { type PretCompte, type RefusCompte, retourDe } from './chiffres.ts';

/** All of them, or those of a malle, or of a year. */
interface Choix {
  malleId?: number | undefined;
  annee?: string | undefined;
}

const suivante = alias(reservations, 'suivante');

/** Lost or broken: what is brought back later, or meant to be used up, lacks to nobody. */
const manques = sql<number>`(select coalesce(sum(${lignesInventaire.attendu} - ${lignesInventaire.presents}), 0)
  from ${inventaires} inner join ${lignesInventaire} on ${lignesInventaire.inventaireId} = ${inventaires.id}
  where ${inventaires.reservationId} = ${reservations.id} and ${inventaires.sens} = 'retour' and ${inArray(lignesInventaire.cause, ['perdu', 'casse'])})`;

const dans = (
  { malleId, annee }: Choix,
  table: {
    malleId: typeof reservations.malleId | typeof refusDeMalle.malleId;
    du: typeof reservations.du | typeof refusDeMalle.du;
  },
): (SQL | undefined)[] => {
  const bornes = annee === undefined ? undefined : periodeDeLAnnee(annee);
  return [malleId === undefined ? undefined : eq(table.malleId, malleId), bornes && between(table.du, bornes.du, bornes.au)];
};

/** The loans that took place, in one query; what a hand-over saved is what was said to both when they agreed. */
export function listPretsComptes(ctx: Contexte, choix: Choix = {}): PretCompte[] {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const lus = ctx.db
    .select({
      ...{ id: reservations.id, malleId: reservations.malleId, structureId: reservations.structureId },
      ...{ du: reservations.du, au: reservations.au, participants: reservations.participants, rendueLe: reservations.rendueLe },
      ...{ suivante: suivante.du, precedente: reservations.relaisDeId, km: relaisDeMalle.km, manques },
    })
    .from(reservations)
    .leftJoin(suivante, eq(suivante.relaisDeId, reservations.id))
    .leftJoin(
      relaisDeMalle,
      and(
        ...[eq(relaisDeMalle.suivanteId, reservations.id), eq(relaisDeMalle.premiereId, reservations.relaisDeId)],
        eq(relaisDeMalle.statut, 'convenu'),
      ),
    )
    .where(and(inArray(reservations.statut, [...STATUTS_TENUS]), ...dans(choix, reservations)))
    .all();
  return lus.map(({ du, au, ...un }) => ({
    ...{ id: un.id, malleId: un.malleId, structureId: un.structureId, participants: un.participants, manques: un.manques },
    ...{ periode: { du, au }, relais: un.precedente !== null, km: un.km ?? 0 },
    retour: retourDe(
      {
        attendu: jourDe(Math.max(au, un.suivante ?? au)),
        rendu: un.rendueLe && jourCivil(un.rendueLe, ctx.fuseau),
      },
      aujourdhui,
    ),
  }));
}

/** The needs that were not met because the malle was taken. */
export function listRefusComptes({ db }: Contexte, choix: Choix = {}): RefusCompte[] {
  return db
    .select()
    .from(refusDeMalle)
    .where(and(...dans(choix, refusDeMalle), resteUnManque({ db })))
    .all()
    .map(({ id, malleId, structureId, du, au }) => ({ id, malleId, structureId, periode: { du, au } }));
}
