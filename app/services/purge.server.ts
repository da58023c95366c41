import { lt } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { ajouterDelai } from '#app/commun/periode.ts';
import { gestes } from '#app/commun/tables.ts';
import { courriels, liens } from './tables.ts';

const JOURS_GESTES = 7;
/** The outbox is a trace of what was sent, not an archive of who was written to. */
const JOURS_COURRIELS = 365;

/** Erases what serves no more: links out of date, keys of sent forms, mails of more than a year. */
export function purger(ctx: Contexte): string {
  const total = enTransaction(ctx, (ctx) => {
    const { db, maintenant } = ctx;
    const effaces = [
      db.delete(liens).where(lt(liens.expireLe, maintenant)).run().changes,
      db
        .delete(gestes)
        .where(lt(gestes.faitLe, ajouterDelai(maintenant, -JOURS_GESTES)))
        .run().changes,
      db
        .delete(courriels)
        .where(lt(courriels.deposeLe, ajouterDelai(maintenant, -JOURS_COURRIELS)))
        .run().changes,
    ];
    return effaces.reduce((somme, n) => somme + n, 0);
  });
  if (total === 0) return 'Rien à effacer.';
  return total === 1 ? 'Une ligne périmée effacée.' : `${total} lignes périmées effacées.`;
}
