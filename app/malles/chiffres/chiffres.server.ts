import { and, between, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { periodeDeLAnnee } from '#app/commun/chiffres.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil, jourDe } from '#app/commun/periode.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { inventaires, lignesInventaire } from '#app/malles/inventaires/tables.ts';
import { resteUnManque } from '#app/malles/occupation/manques.server.ts';
import { refusDeMalle } from '#app/malles/occupation/tables.ts';
import { STATUTS_TENUS } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { type PretCompte, type RefusCompte, retourDe } from './chiffres.ts';
import { kmEpargnes, type Passage } from './km-epargnes.server.ts';

/** All of them, or those of a malle, or of a year. */
interface Choix {
  malleId?: number | undefined;
  annee?: string | undefined;
}

const emprunteuse = alias(structures, 'emprunteuse');
const proprietaire = alias(structures, 'proprietaire');
const suivante = alias(reservations, 'suivante');
const precedente = alias(reservations, 'precedente');
const chezLaPrecedente = alias(structures, 'chez_la_precedente');

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

/** The loans that took place, in one query; the kilometres of those that went from hand to hand, in one more a commune. */
export function listPretsComptes(ctx: Contexte, choix: Choix = {}): PretCompte[] {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const lus = ctx.db
    .select({
      ...{ id: reservations.id, malleId: reservations.malleId, structureId: reservations.structureId },
      ...{ du: reservations.du, au: reservations.au, participants: reservations.participants, rendueLe: reservations.rendueLe },
      ...{ suivante: suivante.du, precedente: precedente.id, manques },
      chezElle: sql<string | null>`coalesce(${reservations.communeCode}, ${emprunteuse.communeCode})`,
      chezLaMalle: proprietaire.communeCode,
      avant: sql<string | null>`coalesce(${precedente.communeCode}, ${chezLaPrecedente.communeCode})`,
    })
    .from(reservations)
    .innerJoin(malles, eq(malles.id, reservations.malleId))
    .innerJoin(emprunteuse, eq(emprunteuse.id, reservations.structureId))
    .innerJoin(proprietaire, eq(proprietaire.id, malles.structureId))
    .leftJoin(suivante, eq(suivante.relaisDeId, reservations.id))
    .leftJoin(precedente, eq(precedente.id, reservations.relaisDeId))
    .leftJoin(chezLaPrecedente, eq(chezLaPrecedente.id, precedente.structureId))
    .where(and(inArray(reservations.statut, [...STATUTS_TENUS]), ...dans(choix, reservations)))
    .all();
  const passages = lus
    .filter((un) => un.precedente !== null)
    .map(({ id, avant, chezLaMalle, chezElle }): Passage => ({ id, de: avant, par: chezLaMalle, a: chezElle }));
  const km = kmEpargnes(ctx, passages);
  return lus.map(({ du, au, ...un }) => ({
    ...{ id: un.id, malleId: un.malleId, structureId: un.structureId, participants: un.participants, manques: un.manques },
    ...{ periode: { du, au }, relais: un.precedente !== null, km: km.get(un.id) ?? 0 },
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
