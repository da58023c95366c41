import { and, asc, eq, gte, inArray, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { aNom } from '#app/commun/francais.ts';
import type { Periode } from '#app/commun/periode.ts';
import type { Evenement } from '#app/commun/prise.ts';
import { STATUTS_PLACES, STATUTS_VIVANTS, tientUnePlace, vient } from '#app/formations/inscriptions/inscriptions.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { preparer } from '#db/preparer.ts';
import { STATUTS_PUBLIES, type StatutFormation } from './formations.ts';
import { formations, formatrices, seances } from './tables.ts';

const place = sql.placeholder;
/** Far more than one person has ahead of her. */
const SIENNES_MAX = 40;
const forme = (db: Base) =>
  db
    .select({ un: sql`1` })
    .from(formatrices)
    .where(and(eq(formatrices.formationId, formations.id), eq(formatrices.personneId, place('moi'))));

const tient = (db: Base) => sql<number>`(${formations.organisatriceId} = ${place('moi')} or exists ${forme(db)})`;

const enCalendrier = (db: Base, ou?: SQL) =>
  db
    .select({
      seance: seances,
      formation: {
        ...{ titre: formations.titre, statut: formations.statut, version: formations.version },
        ...{ modifieeLe: formations.modifieeLe, lieu: formations.lieu, lien: formations.lien },
      },
      commune: communes.nom,
      statut: inscriptions.statut,
      tient: tient(db),
    })
    .from(seances)
    .innerJoin(formations, eq(formations.id, seances.formationId))
    .leftJoin(communes, eq(communes.code, formations.communeCode))
    .leftJoin(
      inscriptions,
      and(
        ...[eq(inscriptions.formationId, formations.id), eq(inscriptions.personneId, place('moi'))],
        inArray(inscriptions.statut, [...STATUTS_VIVANTS]),
      ),
    )
    .where(
      and(
        ...[gte(seances.demiJournee, place('du')), lte(seances.demiJournee, place('au')), isNotNull(formations.ouverteLe)],
        ...[inArray(formations.statut, [...STATUTS_PUBLIES]), ou],
      ),
    )
    .orderBy(asc(seances.demiJournee), asc(formations.id));

// Read by every page of the agenda, and for each person by the letter: each query is built once.
const duCalendrier = preparer((db) => enCalendrier(db).prepare());
const siennes = preparer((db) =>
  enCalendrier(db, or(inArray(inscriptions.statut, [...STATUTS_PLACES]), tient(db)))
    .limit(SIENNES_MAX)
    .prepare(),
);

const ETAT: Record<StatutFormation, Evenement['etat']> = {
  projet: 'propose',
  ouverte: 'prevu',
  confirmee: 'prevu',
  realisee: 'prevu',
  close: 'prevu',
  annulee: 'annule',
};

/**
 * The half-days of formations: open to the whole network, and hers where she comes, trains or organises. One that is called off
 * stays, cancelled: a telephone that took it in learns that it is over.
 */
export const evenementsDeFormation = (ctx: ContextePersonne, { du, au }: Periode): Evenement[] =>
  duCalendrier(ctx.db).all({ du, au, moi: ctx.acteur.personneId }).map(enEvenement);

/** Of those, hers alone: where she has a place, trains or organises. */
export const prochainesSeances = (ctx: ContextePersonne, { du, au }: Periode): Evenement[] =>
  siennes(ctx.db).all({ du, au, moi: ctx.acteur.personneId }).map(enEvenement);

type Lue = ReturnType<ReturnType<typeof duCalendrier>['all']>[number];

function enEvenement({ seance, formation, commune, statut, tient }: Lue): Evenement {
  const attend = statut !== null && !vient(statut);
  const ou = seance.lieu ?? formation.lieu;
  return {
    cle: `seance-${seance.id}`,
    salle: 'formations' as const,
    periode: { du: seance.demiJournee, au: seance.demiJournee },
    ...{ heure: seance.debut, duree: seance.fin - seance.debut },
    titre: `Formation\u00a0: ${formation.titre}`,
    detail: [seance.titre, attend ? 'Vous n’avez pas encore de place.' : null].filter(Boolean).join('. '),
    ...(ou || commune ? { lieu: [ou, commune].filter(Boolean).join(', ') } : {}),
    ...(commune ? { bref: aNom(commune) } : {}),
    chemin: `/formations/${seance.formationId}`,
    mien: (statut !== null && tientUnePlace(statut)) || tient === 1,
    pourTous: formation.statut !== 'annulee',
    etat: formation.statut !== 'annulee' && attend ? ('propose' as const) : ETAT[formation.statut],
    sequence: formation.version,
    modifieLe: formation.modifieeLe,
  };
}
