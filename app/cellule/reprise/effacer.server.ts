import { eq } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { type DemandeOuverte, exigerActe } from '../demandes/ouvrir.server.ts';
import { accesCellule, demandesCellule, documentsCellule, lecturesCellule, piecesCellule, rappelsCellule } from '../tables.ts';

/** @throws ErreurMetier INTERDIT for anybody but the asker */
export const exigerEffacer = (demande: DemandeOuverte): void => exigerActe(demande, 'effacer');

/**
 * Erases all of it now, for good, at any step: only the asker may.
 * @throws ErreurMetier INTERDIT
 */
export async function effacerMaintenant(ctx: ContextePersonne, demande: DemandeOuverte): Promise<void> {
  exigerEffacer(demande);
  await detruire(ctx, demande.id);
}

/** The keys first: without them, whatever else would remain opens no more. */
async function detruire(ctx: Contexte, id: string): Promise<void> {
  enTransaction(ctx, ({ db }) => {
    for (const table of [accesCellule, piecesCellule, documentsCellule, lecturesCellule, rappelsCellule]) {
      db.delete(table).where(eq(table.demandeId, id)).run();
    }
    db.delete(demandesCellule).where(eq(demandesCellule.id, id)).run();
  });
}
