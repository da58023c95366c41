import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { prevenir } from '#app/malles/courriels/courriels.server.ts';
import { tenirLaMalle } from '#app/malles/occupation/tenir.server.ts';
import { type DossierDeReservation, getReservation } from './dossiers.server.ts';
import { cycleReservation } from './reservations.ts';
import { lePret } from './reserver.server.ts';
import { reservations } from './tables.ts';

const objetDe = ({ ligne, relations }: DossierDeReservation) => ({ table: reservations, domaine: 'malles', ligne, relations });

/** The keeper says yes: from now on the half-days are held. @throws ErreurMetier IMPOSSIBLE when the malle is taken */
export function accepterReservation(ctx: ContextePersonne, id: number | undefined): void {
  enTransaction(ctx, (tx) => {
    const d = getReservation(tx, id);
    const { ligne, malle } = d;
    franchir(tx, cycleReservation, 'accepter', {
      ...objetDe(d),
      champs: { accepteeLe: tx.maintenant, modifieeLe: tx.maintenant },
      resume: `a accepté de prêter ${lePret(malle.nom, ligne)}`,
    });
    const tampons = { avant: ligne.tamponAvant, apres: ligne.tamponApres };
    tenirLaMalle(tx, malle.id, { reservationId: ligne.id }, { periode: ligne, tampons });
    prevenir(tx, ligne.id, 'accepter');
  });
}

/** The keeper says no, and why. */
export function refuserReservation(ctx: ContextePersonne, id: number | undefined, motif: string): void {
  enTransaction(ctx, (tx) => {
    const d = getReservation(tx, id);
    franchir(tx, cycleReservation, 'refuser', {
      ...objetDe(d),
      champs: { motif, finieLe: tx.maintenant, modifieeLe: tx.maintenant },
      ...{ resume: `a refusé de prêter ${lePret(d.malle.nom, d.ligne)}`, motif },
    });
    prevenir(tx, d.ligne.id, 'refuser', d);
  });
}
