import { eq, sql } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { tenirLaMalle } from '#app/malles/occupation/tenir.server.ts';
import { estPrise } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import type { DossierDeRelais, Pret } from './dossiers.server.ts';

/** What stands in a calendar has changed. */
const version = sql`${reservations.version} + 1`;

/**
 * Gives back to the two loans what they kept around before they agreed. A loan that is over keeps what it is; where another has
 * come too near meanwhile, it goes without: that is never a reason to forbid whoever calls it off.
 */
export function rendreLesTampons(ctx: Contexte, { ligne, prets: { premiere, suivante } }: DossierDeRelais): void {
  ctx.db.update(reservations).set({ relaisDeId: null, version }).where(eq(reservations.id, suivante.id)).run();
  if (estPrise(premiere.statut)) {
    retenir(ctx, premiere, { tamponApres: ligne.tamponApres ?? premiere.tamponApres });
  }
  if (suivante.statut === 'acceptee') retenir(ctx, suivante, { tamponAvant: ligne.tamponAvant ?? suivante.tamponAvant });
}

function retenir(ctx: Contexte, pret: Pret, champs: Partial<Pick<Pret, 'tamponAvant' | 'tamponApres'>>): void {
  const { du, au, tamponAvant: avant, tamponApres: apres } = { ...pret, ...champs };
  try {
    enTransaction(ctx, (tx) => {
      tx.db
        .update(reservations)
        .set({ ...champs, version })
        .where(eq(reservations.id, pret.id))
        .run();
      tenirLaMalle(tx, pret.malleId, { reservationId: pret.id }, { periode: { du, au }, tampons: { avant, apres } });
    });
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw erreur;
  }
}
