import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { normaliserCourriel } from '../personnes/personnes.ts';
import { empreinteDuCode, memeEmpreinte, nouveauCodeDEntree } from './codes.server.ts';
import { codesDEntree } from './tables.ts';

export const MINUTES_DU_CODE = 10;
export const ESSAIS_DU_CODE = 5;

/**
 * Draws the six digits that open the door of someone on another device; those drawn before stop working.
 * Call it inside the verbe's transaction.
 * @returns the digits, kept nowhere
 */
export function tirerCodeDEntree({ db, maintenant }: Contexte, personneId: number, minutes: number): string {
  const code = nouveauCodeDEntree();
  const ligne = {
    empreinte: empreinteDuCode('entree', personneId, code),
    creeLe: maintenant,
    expireLe: new Date(maintenant.getTime() + minutes * 60_000),
    essais: 0,
  };
  db.insert(codesDEntree)
    .values({ personneId, ...ligne })
    .onConflictDoUpdate({ target: codesDEntree.personneId, set: ligne })
    .run();
  return code;
}

/** The code of someone signed in, for her other device. */
export function tirerMonCode(ctx: ContextePersonne): string {
  return enTransaction(ctx, (ctx) => tirerCodeDEntree(ctx, ctx.acteur.personneId, MINUTES_DU_CODE));
}

/** The digits stop working: another way in has served, or must not serve any more. */
export function eteindreCodeDEntree({ db }: Pick<Contexte, 'db'>, personneId: number): void {
  db.delete(codesDEntree).where(eq(codesDEntree.personneId, personneId)).run();
}

/**
 * Tries the digits on an address; five tries kill them, right or wrong. Each try is counted before it is compared.
 * @returns whose door they open, once
 */
export function essayerCodeDEntree(ctx: Contexte, courriel: string, code: string): number | null {
  const personne = ctx.db
    .select({ id: personnes.id })
    .from(personnes)
    .where(eq(personnes.courriel, normaliserCourriel(courriel)))
    .get();
  // The same work for an address that nobody has.
  const personneId = personne?.id ?? 0;
  const ligne = ctx.db
    .update(codesDEntree)
    .set({ essais: sql`${codesDEntree.essais} + 1` })
    .where(
      and(
        eq(codesDEntree.personneId, personneId),
        gt(codesDEntree.expireLe, ctx.maintenant),
        lt(codesDEntree.essais, ESSAIS_DU_CODE),
      ),
    )
    .returning({ empreinte: codesDEntree.empreinte })
    .get();
  const juste = memeEmpreinte(ligne?.empreinte ?? ''.padEnd(64, '0'), empreinteDuCode('entree', personneId, code));
  if (!ligne || !juste) return null;
  eteindreCodeDEntree(ctx, personneId);
  return personneId;
}
