import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { type Jour, jourCivil } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import type { Base } from '#db/ouvrir.ts';
import { STATUTS_FINIS } from '../cellule.ts';
import { accesCellule, demandesCellule, documentsCellule, lecturesCellule, piecesCellule, rappelsCellule } from '../tables.ts';
import { ANNEES_DES_DEMANDES, dansAnnees } from './conservation.ts';
import { listEffacements, noterEffacement } from './fichier.server.ts';

/** All that hangs on a demande, its keys first. */
const PENDUES = [accesCellule, piecesCellule, documentsCellule, lecturesCellule, rappelsCellule] as const;

/** Destroys the keys and all that they open. Without its row, nothing says that it was ever there. */
function detruire(db: Base, id: string): boolean {
  for (const table of PENDUES) db.delete(table).where(eq(table.demandeId, id)).run();
  return db.delete(demandesCellule).where(eq(demandesCellule.id, id)).run().changes > 0;
}

/**
 * Erases a demande for good: first written outside the base, so that no backup brings it back, then destroyed. Asked
 * twice, it is done once. Never within a transaction: the file of what waits to be written is emptied behind it.
 * @throws Error when the file of erasures cannot be written; nothing was then destroyed
 */
export function effacerDemande(ctx: Contexte, id: string): void {
  const existe = ctx.db.select({ id: demandesCellule.id }).from(demandesCellule).where(eq(demandesCellule.id, id)).get();
  if (!existe) return;
  noterEffacement(id, jourCivil(ctx.maintenant, ctx.fuseau));
  enTransaction(ctx, ({ db }) => detruire(db, id));
  viderLeFichierDAttente(ctx.db);
}

/** Erases what has been closed or withdrawn for as long as the network keeps it. */
export function effacerLesAnciennes(ctx: Contexte): void {
  const jour = jourCivil(ctx.maintenant, ctx.fuseau);
  const finies = ctx.db
    .select({ id: demandesCellule.id, statutLe: demandesCellule.statutLe })
    .from(demandesCellule)
    .where(and(inArray(demandesCellule.statut, STATUTS_FINIS), lte(demandesCellule.statutLe, jour)))
    .all();
  const annees = lireNombre(ctx.db, ANNEES_DES_DEMANDES);
  for (const { id, statutLe } of finies) if (dansAnnees(statutLe, annees) <= jour) effacerDemande(ctx, id);
}

/** The day on which a finished demande is erased. */
export const jourDEffacement = (db: Base, statutLe: Jour): Jour =>
  // In the night that follows the last day.
  dansAnnees(statutLe, lireNombre(db, ANNEES_DES_DEMANDES));

/**
 * Erases again what a backup put back. Before the first request, and after a restoration, whose base may be older than
 * the cell.
 */
export function effacerDeNouveau(db: Base): void {
  const ids = listEffacements();
  if (ids.length === 0 || !db.get(sql`select 1 from sqlite_master where name = 'demandes_cellule'`)) return;
  const revenues = ids.filter((id) => db.transaction((tx) => detruire(tx, id), { behavior: 'immediate' }));
  if (revenues.length > 0) viderLeFichierDAttente(db);
}

/** Pages as they were before stay readable in the -wal file until it is emptied. */
function viderLeFichierDAttente(db: Base): void {
  try {
    db.all(sql`pragma wal_checkpoint(TRUNCATE)`);
  } catch {
    // A reader holds it: what is erased stays erased, and the next emptying takes it.
  }
}
