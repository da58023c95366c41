import { and, eq, inArray, type SQL } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import type { Periode } from '#app/commun/periode.ts';
import { offrirCeQuiSeLibere } from '#app/malles/attente/offrir.server.ts';
import { prevenirDuRelais } from './courriels.server.ts';
import { aEuLieu, type DossierDeRelais, duPret, type FinDeRelais, finDuRelais, lireDossiers } from './dossiers.server.ts';
import { type RelationRelais, STATUTS_VIVANTS_RELAIS } from './relais.ts';
import { franchirLeRelais } from './repondre.server.ts';
import { relaisDeMalle } from './tables.ts';
import { rendreLesTampons } from './tampons.server.ts';

const vivants = inArray(relaisDeMalle.statut, [...STATUTS_VIVANTS_RELAIS]);

/**
 * Ends the relais of a loan whose dates change, that is called off, or that comes home: in the transaction of that act, before its
 * half-days are held anew. What the two loans kept around before is given back, and both structures are told.
 * The loan and its version have changed: who calls it reads it again.
 * @param periode its new dates: a relais whose two half-days stay as they were stands. All of them fall when absent
 */
export function faireTomberLesRelais(ctx: Contexte, reservationId: number, fin: FinDeRelais, periode?: Periode): void {
  for (const d of lireDossiers(ctx, and(duPret(reservationId), vivants))) {
    if (aEuLieu(d)) continue;
    const { premiereId, premiereAu, suivanteDu } = d.ligne;
    const tient = periode && (premiereId === reservationId ? periode.au === premiereAu : periode.du === suivanteDu);
    // Of itself, whoever changed the loan.
    if (!tient) tomber(ctx, d, fin, ['temps']);
  }
}

/** The relais whose loans are no longer as they were: whatever changed them, they do not hold. */
export const relaisATomber = (ctx: Contexte, ou?: SQL): DossierDeRelais[] =>
  lireDossiers(ctx, and(vivants, ou)).filter((d) => !aEuLieu(d) && finDuRelais(d) !== null);

/**
 * Ends one of them.
 * @returns false when it holds after all
 * @throws ErreurMetier INTERDIT to anyone but *le temps*
 */
export function laisserTomber(ctx: Contexte, { ligne }: DossierDeRelais): boolean {
  return enTransaction(ctx, (tx) => {
    const [d] = relaisATomber(tx, eq(relaisDeMalle.id, ligne.id));
    const fin = d && finDuRelais(d);
    if (!d || !fin) return false;
    tomber(tx, d, fin, d.relations);
    if (d.ligne.statut === 'convenu') offrirCeQuiSeLibere(tx, d.malle.id);
    return true;
  });
}

function tomber(ctx: Contexte, d: DossierDeRelais, fin: FinDeRelais, par: readonly RelationRelais[]): void {
  franchirLeRelais(ctx, d, 'laisser_tomber', { finiLe: ctx.maintenant }, par);
  if (d.ligne.statut === 'convenu') rendreLesTampons(ctx, d);
  // What nobody had agreed to needs no word when the malle has simply come home, nor what was declined.
  if (d.ligne.statut === 'convenu' || (d.ligne.statut === 'propose' && fin !== 'rentree')) {
    // Who keeps the malle knows that it came home: she is asked to check it.
    prevenirDuRelais(ctx, d.ligne.id, fin, d.ligne.statut === 'convenu' && fin !== 'rentree');
  }
}
