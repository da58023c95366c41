import { and, inArray } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { prevenirDuRelais } from './courriels.server.ts';
import { aEuLieu, type DossierDeRelais, duPret, type FinDeRelais, finDuRelais, lireDossiers } from './dossiers.server.ts';
import { STATUTS_VIVANTS_RELAIS } from './relais.ts';
import { franchirLeRelais } from './repondre.server.ts';
import { relaisDeMalle } from './tables.ts';
import { rendreLesTampons } from './tampons.server.ts';

const vivants = inArray(relaisDeMalle.statut, [...STATUTS_VIVANTS_RELAIS]);

/**
 * Ends the relais of a loan whose dates change, or that is called off: in the transaction of that act, before its half-days are held
 * anew. What the two loans kept around before is given back, and both structures are told.
 */
export function faireTomberLesRelais(ctx: Contexte, reservationId: number, fin: Exclude<FinDeRelais, 'rentree'>): void {
  for (const d of lireDossiers(ctx, and(duPret(reservationId), vivants))) if (!aEuLieu(d)) tomber(ctx, d, fin);
}

/** The relais whose loans are no longer as they were: whatever changed them, they do not hold. */
export const relaisATomber = (ctx: Contexte): DossierDeRelais[] =>
  lireDossiers(ctx, vivants).filter((d) => !aEuLieu(d) && finDuRelais(d) !== null);

/** Ends one of them. @returns false when it holds after all */
export function laisserTomber(ctx: Contexte, { ligne }: DossierDeRelais): boolean {
  return enTransaction(ctx, (tx) => {
    const d = relaisATomber(tx).find((un) => un.ligne.id === ligne.id);
    const fin = d && finDuRelais(d);
    if (!d || !fin) return false;
    tomber(tx, d, fin);
    return true;
  });
}

function tomber(ctx: Contexte, d: DossierDeRelais, fin: FinDeRelais): void {
  franchirLeRelais(ctx, d, 'laisser_tomber', { finiLe: ctx.maintenant }, ['temps']);
  if (d.ligne.statut === 'convenu') rendreLesTampons(ctx, d);
  // What nobody had agreed to needs no word when the malle has simply come home, nor what was declined.
  if (d.ligne.statut === 'convenu' || (d.ligne.statut === 'propose' && fin !== 'rentree')) {
    prevenirDuRelais(ctx, d.ligne.id, fin, d.ligne.statut === 'convenu');
  }
}
