import { and, eq, isNotNull } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { estJeton, nouveauJeton } from '#app/services/jetons.server.ts';
import type { Base } from '#db/ouvrir.ts';
import { comptes } from './tables.ts';

/** The secret of the person's own calendar feed, when she has made one. */
export function getSecretAgenda(ctx: ContextePersonne): string | undefined {
  const compte = ctx.db.select({ secret: comptes.secretAgenda }).from(comptes).where(eq(comptes.id, ctx.acteur.personneId)).get();
  return compte?.secret ?? undefined;
}

/** Makes a secret for the person’s feed; the former one, if any, stops working at once. */
export function renouvelerSecretAgenda(ctx: ContextePersonne): string {
  const { jeton } = nouveauJeton();
  ecrire(ctx, jeton, 'renouveler_secret_agenda', 'a fait un nouveau lien secret pour son agenda');
  return jeton;
}

/** The feed stops working; telephones that follow it show what they last read, then nothing. */
export function revoquerSecretAgenda(ctx: ContextePersonne): void {
  ecrire(ctx, null, 'revoquer_secret_agenda', 'a éteint le lien secret de son agenda');
}

/** Another secret in the place of someone's, when she has one: her former mailbox held it. Inside a verbe's transaction. */
export function renouvelerSecretDe(ctx: Contexte, personneId: number): void {
  ctx.db
    .update(comptes)
    .set({ secretAgenda: nouveauJeton().jeton })
    .where(and(eq(comptes.id, personneId), isNotNull(comptes.secretAgenda)))
    .run();
}

function ecrire(ctx: ContextePersonne, secret: string | null, acte: string, resume: string): void {
  enTransaction(ctx, (tx) => {
    const { personneId } = tx.acteur;
    tx.db.update(comptes).set({ secretAgenda: secret }).where(eq(comptes.id, personneId)).run();
    // The secret itself stays out of the journal: whoever reads it there would read the agenda.
    journaliser(tx, { domaine: 'reseau', objet: 'compte', objetId: personneId, acte, resume });
  });
}

/** Whose feed this secret opens. */
export function personneDuSecret(db: Base, secret: string | undefined): number | undefined {
  if (!estJeton(secret)) return undefined;
  return db.select({ id: comptes.id }).from(comptes).where(eq(comptes.secretAgenda, secret)).get()?.id;
}
