import { and, eq, gt } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { ajouterDelai } from '#app/commun/periode.ts';
import { empreinteDe, estJeton, nouveauJeton } from './jetons.server.ts';
import { liens } from './tables.ts';

/** What a signed link opens, and to whom. */
export interface Lien {
  genre: string;
  objetId: number;
  personneId: number;
}

/**
 * Makes the link of a mail: whoever holds it reads one object and answers as one person, nothing else.
 * It may be opened several times; each act is guarded by the object's cycle. Call it in the verbe's transaction.
 * @param saisie.genre key of `reponses` in a domain's prise
 * @param saisie.jours validity, in days
 * @returns the full address; the token is in no table
 */
export function creerLien(ctx: Contexte, saisie: Lien & { jours: number }): string {
  const { jeton, empreinte } = nouveauJeton();
  ctx.db
    .insert(liens)
    .values({
      empreinte,
      genre: saisie.genre,
      objetId: saisie.objetId,
      personneId: saisie.personneId,
      creeLe: ctx.maintenant,
      expireLe: ajouterDelai(ctx.maintenant, saisie.jours),
    })
    .run();
  return `${ctx.adressePublique}/r/${jeton}`;
}

/** What a token opens; undefined when unknown, malformed or expired. */
export function lireLien(ctx: Pick<Contexte, 'db' | 'maintenant'>, jeton: string | undefined): Lien | undefined {
  if (!estJeton(jeton)) return undefined;
  return ctx.db
    .select({ genre: liens.genre, objetId: liens.objetId, personneId: liens.personneId })
    .from(liens)
    .where(and(eq(liens.empreinte, empreinteDe(jeton)), gt(liens.expireLe, ctx.maintenant)))
    .get();
}

/** Every signed link of this person stops working: the mails that carry them went to an address no longer hers. */
export function fermerLiens(ctx: Contexte, personneId: number): void {
  ctx.db
    .update(liens)
    .set({ expireLe: ctx.maintenant })
    .where(and(eq(liens.personneId, personneId), gt(liens.expireLe, ctx.maintenant)))
    .run();
}
