import { and, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Contexte } from '#app/commun/contexte.ts';
import { STATUTS_QUI_VIENNENT } from '#app/formations/inscriptions/inscriptions.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { formations, seances } from '#app/formations/programme/tables.ts';
import { presences } from './tables.ts';

/** What someone followed of a formation. */
export interface SuiviCompte {
  inscriptionId: number;
  formationId: number;
  personneId: number;
  structureId: number;
  /** Half-days where she was, and how long they lasted. */
  demis: number;
  minutes: number;
  /** Half-days of which something is noted. */
  notees: number;
}

const corrigee = alias(presences, 'corrigee');
const la = eq(presences.etat, 'presente');

/**
 * What those who have a place followed, in one query whatever their number: the last row of a half-day counts, as
 * `minutesSuivies` says it for one.
 * @param ou on `inscriptions` and `formations`
 */
export function listSuivisComptes({ db }: Pick<Contexte, 'db'>, ou: SQL | undefined): SuiviCompte[] {
  return db
    .select({
      ...{ inscriptionId: inscriptions.id, formationId: inscriptions.formationId },
      ...{ personneId: inscriptions.personneId, structureId: inscriptions.structureId },
      demis: sql<number>`coalesce(sum(${la}), 0)`,
      minutes: sql<number>`coalesce(sum(case when ${la} then ${seances.fin} - ${seances.debut} end), 0)`,
      notees: sql<number>`count(${presences.id})`,
    })
    .from(inscriptions)
    .innerJoin(formations, eq(formations.id, inscriptions.formationId))
    .leftJoin(presences, eq(presences.inscriptionId, inscriptions.id))
    .leftJoin(
      corrigee,
      and(
        ...[eq(corrigee.inscriptionId, presences.inscriptionId), eq(corrigee.seanceId, presences.seanceId)],
        gt(corrigee.rang, presences.rang),
      ),
    )
    .leftJoin(seances, eq(seances.id, presences.seanceId))
    .where(and(...[inArray(inscriptions.statut, [...STATUTS_QUI_VIENNENT]), isNull(corrigee.id)], ou))
    .groupBy(inscriptions.id)
    .all();
}
