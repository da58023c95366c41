import { and, eq, gte, inArray, lte, ne } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import {
  demiJournee,
  dureeEnJours,
  JOURS_SEMAINE,
  type Jour,
  jourCivil,
  jourDe,
  jourDeSemaine,
  libelleJour,
  type Moment,
  type Periode,
} from '#app/commun/periode.ts';
import { accorder } from '#app/commun/texte.ts';
import { dernierJourReservable, estJourFerme, premierJourReservable, type ReglesDePret } from '#app/malles/catalogue/malles.ts';
import { feriesEntre } from '#app/malles/occupation/lectures.server.ts';
import { DROITS_RESERVATION, type RelationReservation, STATUTS_PRIS } from './reservations.ts';
import { reservations } from './tables.ts';

/** The half-days of dates as a form gives them: whole days unless it says otherwise. */
export const periodeDe = (dates: {
  debut: Jour;
  fin: Jour;
  debutDemiJournee?: Moment | undefined;
  finDemiJournee?: Moment | undefined;
}): Periode => ({
  du: demiJournee(dates.debut, dates.debutDemiJournee ?? 'matin'),
  au: demiJournee(dates.fin, dates.finDemiJournee ?? 'apres-midi'),
});

/** Whether dates stand within others. */
export const tientDans = (periode: Periode, autre: Periode): boolean => autre.du <= periode.du && periode.au <= autre.au;

/**
 * Whether the rules of a malle allow these dates, whatever else is booked. Who keeps it does without the notice, the horizon and
 * the longest loan.
 * @param acquise what this loan had already: an end that does not move is not judged again, nor a shorter loan's notice
 * @throws ErreurMetier IMPOSSIBLE on the field that is wrong
 */
export function verifierDates(
  { maintenant, fuseau }: Pick<Contexte, 'maintenant' | 'fuseau'>,
  regles: ReglesDePret,
  periode: Periode,
  relations: readonly RelationReservation[],
  acquise?: Periode,
): void {
  const aujourdhui = jourCivil(maintenant, fuseau);
  const [premier, dernier] = [jourDe(periode.du), jourDe(periode.au)];
  const passeOutre =
    peut(DROITS_RESERVATION, 'passerOutreAuxRegles', relations) || (acquise !== undefined && tientDans(periode, acquise));
  const [debutJuge, finJugee] = [periode.du !== acquise?.du, periode.au !== acquise?.au];
  if (debutJuge && premier < aujourdhui) throw impossible('Ce jour est déjà passé.', 'debut');
  if (dernier < aujourdhui) throw impossible('Ce jour est déjà passé.', 'fin');
  if (!passeOutre) {
    const plusTot = premierJourReservable(aujourdhui, regles);
    if (debutJuge && premier < plusTot) {
      throw impossible(
        `Cette malle se réserve ${accorder(regles.preavisJours, 'jour')} à l’avance au moins\u00a0: à partir du ${libelleJour(plusTot)}. Pour plus tôt, appelez qui la garde.`,
        'debut',
      );
    }
    const plusTard = dernierJourReservable(aujourdhui, regles);
    if (dernier > plusTard) throw impossible(`On réserve jusqu’au ${libelleJour(plusTard, true)}, pas au-delà.`, 'fin');
    if (dureeEnJours(periode) > regles.joursMax) {
      throw impossible(
        `Un prêt dure ${accorder(regles.joursMax, 'jour')} au plus. Pour plus longtemps, appelez qui garde la malle.`,
        'fin',
      );
    }
  }
  const feries = feriesEntre(premier, dernier);
  const ferme = (jour: Jour) => estJourFerme(jour, regles.joursFermes, feries);
  const dire = (jour: Jour, fait: string) => {
    const quoi = feries.has(jour) ? 'un jour férié' : `un ${JOURS_SEMAINE[jourDeSemaine(jour)]}`;
    return `Le ${libelleJour(jour)} est ${quoi}\u00a0: personne ne ${fait} la malle ce jour-là. Choisissez un autre jour.`;
  };
  if (debutJuge && ferme(premier)) throw impossible(dire(premier, 'remet'), 'debut');
  if (finJugee && ferme(dernier)) throw impossible(dire(dernier, 'reprend'), 'fin');
}

/** A loan that a structure has booked or has now. */
interface PretTenu extends Periode {
  malleId: number;
}

/** The loans that a structure has booked or has, over some days: what counts in how many malles it has at once. */
export const listPretsTenus = ({ db }: Pick<Contexte, 'db'>, structureId: number, { du, au }: Periode, sauf = 0): PretTenu[] =>
  db
    .select({ malleId: reservations.malleId, du: reservations.du, au: reservations.au })
    .from(reservations)
    .where(
      and(
        ...[eq(reservations.structureId, structureId), inArray(reservations.statut, [...STATUTS_PRIS])],
        ...[lte(reservations.du, au), gte(reservations.au, du), ne(reservations.id, sauf)],
      ),
    )
    .all();

/** Whether a structure that has these loans has room for one more malle on these days. */
export const aEncoreDroit = ({ pretsParStructure }: ReglesDePret, prets: readonly PretTenu[], { du, au }: Periode): boolean =>
  new Set(prets.filter((pret) => pret.du <= au && pret.au >= du).map(({ malleId }) => malleId)).size < pretsParStructure;

/**
 * Whether a structure has room for one more malle on these days.
 * @param sauf a loan that is being changed
 * @param prets its loans over these days, when they are read already
 * @throws ErreurMetier IMPOSSIBLE on `debut`
 */
export function verifierNombreDeMalles(
  ctx: Pick<Contexte, 'db' | 'acteur'>,
  regles: ReglesDePret,
  { structureId, periode, sauf, prets }: { structureId: number; periode: Periode; sauf?: number; prets?: readonly PretTenu[] },
): void {
  if (aEncoreDroit(regles, prets ?? listPretsTenus(ctx, structureId, periode, sauf), periode)) return;
  const laquelle = ctx.acteur.membreDe.includes(structureId) ? 'la vôtre' : 'celle-ci';
  throw impossible(
    `Une structure a ${accorder(regles.pretsParStructure, 'malle')} au plus le même jour, et ${laquelle} les a déjà à ces dates.`,
    'debut',
  );
}
