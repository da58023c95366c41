import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { cleDuServeur } from './cle-du-serveur.server.ts';
import { idAuHasard, ouvrirSceau, sceller } from './coffre.server.ts';
import type { Lettre } from './lettre.ts';
import { courrielsDiscrets } from './tables.ts';

/**
 * Mails of which the base keeps neither the addressee, nor the hour, nor the order: sealed under the server's key, in
 * rows without a number, and gone once sent (see envoi.server.ts).
 */
export interface EnvoiDiscret {
  adresse: string;
  nom: string;
  sujet: string;
  lettre: Lettre;
}

export interface EnvoiScelle {
  id: string;
  scelle: Buffer;
}

/** Seals a mail, before the verbe. */
export async function scellerEnvoi(envoi: EnvoiDiscret): Promise<EnvoiScelle> {
  const { destinataire } = await cleDuServeur();
  return { id: idAuHasard(), scelle: await sceller(envoi, [destinataire]) };
}

/** Puts sealed mails into the outbox, in the verbe's transaction. */
export function deposerDiscrets({ db }: Pick<Contexte, 'db'>, envois: readonly EnvoiScelle[]): void {
  if (envois.length > 0)
    db.insert(courrielsDiscrets)
      .values(envois.map(({ id, scelle }) => ({ id, scelle })))
      .run();
}

/** A mail that does not leave is tried this often, then forgotten: what it says is on the page anyway. */
const ESSAIS_MAX = 28;

const dus = (instant: Date) => lte(courrielsDiscrets.pasAvant, instant);

/** Whether one waits. */
export function resteDesDiscrets({ db, maintenant }: Contexte): boolean {
  return db.select({ id: courrielsDiscrets.id }).from(courrielsDiscrets).where(dus(maintenant)).limit(1).get() !== undefined;
}

/**
 * Sends what waits, one after the other; each is claimed by its number of tries before it leaves, so that a sender that
 * dies sends nothing twice at once.
 * @param envoyer returns true when it is done with, false to try again later, null when no server answers
 */
export async function envoyerDiscrets(
  ctx: Contexte,
  envoyer: (envoi: EnvoiDiscret, id: string) => Promise<boolean | null>,
): Promise<void> {
  const { identite } = await cleDuServeur();
  const lignes = ctx.db
    .select()
    .from(courrielsDiscrets)
    .where(dus(ctx.maintenant))
    .orderBy(asc(courrielsDiscrets.id))
    .limit(50)
    .all();
  for (const { id, scelle, essais } of lignes) {
    const attendre = new Date(ctx.maintenant.getTime() + 10 * 60_000 * 2 ** Math.min(essais, 6));
    const pris = ctx.db
      .update(courrielsDiscrets)
      .set({ essais: sql`${courrielsDiscrets.essais} + 1`, pasAvant: attendre })
      .where(and(eq(courrielsDiscrets.id, id), eq(courrielsDiscrets.essais, essais), lte(courrielsDiscrets.essais, ESSAIS_MAX)))
      .run();
    const envoi = pris.changes === 1 ? await ouvrirSceau<EnvoiDiscret>(scelle, [identite]) : null;
    const parti = envoi === null ? false : await envoyer(envoi, id);
    // Sealed under a key that the server has lost, or tried enough: it will never leave.
    if (parti || (pris.changes === 1 && envoi === null) || essais + 1 >= ESSAIS_MAX)
      ctx.db.delete(courrielsDiscrets).where(eq(courrielsDiscrets.id, id)).run();
    if (parti === null) break;
  }
}
