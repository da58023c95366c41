import type { Base } from '#db/ouvrir.ts';
import type { Canal } from './canaux.ts';
import type { Organisme, Role } from './droits.ts';

/** Who acts: a person, or *le temps* (a scheduled task), whose `personneId` is null. */
export interface Acteur {
  readonly personneId: number | null;
  readonly nom: string;
  readonly roles: readonly Role[];
  /** Structures that this person commits today. */
  readonly responsableDe: readonly number[];
  /** Structures where this person has any fonction today. */
  readonly membreDe: readonly number[];
  /** Whom a partenaire works for, where it is known. */
  readonly organisme?: Organisme;
}

export interface Personne extends Acteur {
  readonly personneId: number;
}

export const LE_TEMPS: Acteur = { personneId: null, nom: 'le temps', roles: [], responsableDe: [], membreDe: [] };

/** An answer that the coordination notes for someone. */
export interface AuNomDe {
  readonly acteur: Personne;
  readonly canal: Canal;
}

/** What every verbe receives first: explicit, and frozen in tests. */
export interface Contexte<A extends Acteur = Acteur> {
  readonly db: Base;
  readonly acteur: A;
  readonly maintenant: Date;
  /** IANA name of the network's time zone: civil days are counted there. */
  readonly fuseau: string;
  /** Public address of the network, without a final slash: links in mails start with it. */
  readonly adressePublique: string;
  readonly auNomDe?: AuNomDe;
}

export type ContextePersonne = Contexte<Personne>;

/**
 * Runs one intention in one immediate transaction: check-then-write cannot race.
 * The callback is synchronous, as better-sqlite3 is; what must be awaited happens before or after.
 */
export function enTransaction<A extends Acteur, T>(ctx: Contexte<A>, intention: (ctx: Contexte<A>) => T): T {
  return ctx.db.transaction((tx) => intention({ ...ctx, db: tx }), { behavior: 'immediate' });
}

/** The person on whose behalf the act is done: herself, or the one whose answer is being noted. */
export function interesse(ctx: Contexte): Acteur {
  return ctx.auNomDe?.acteur ?? ctx.acteur;
}
