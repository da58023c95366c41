import { and, eq, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Contexte } from './contexte.ts';
import { type Cycle, verifierTransition } from './cycle.ts';
import { impossible } from './erreurs.ts';
import { journaliser } from './journal.server.ts';

type TableACycle = SQLiteTable & { id: SQLiteColumn; statut: SQLiteColumn; version: SQLiteColumn };

/**
 * The only writer of a status: checks the cycle, writes the row under its expected status and
 * version, and its journal line. Call it inside the verbe's transaction.
 * @throws ErreurMetier INTERDIT, or IMPOSSIBLE when the status, a guard or a concurrent change forbids it.
 */
export function franchir<S extends string, T extends string, R extends string, G extends string>(
  ctx: Contexte,
  cycle: Cycle<S, T, R, G>,
  nom: T,
  objet: {
    table: TableACycle;
    domaine: string;
    ligne: { id: number; statut: S; version: number };
    relations: readonly R[];
    gardes?: Partial<Record<G, string | true>>;
    /** Other columns that change with the status. */
    champs?: Record<string, unknown>;
    /** What else the journal keeps of before and after: a text that changed. */
    journal?: { avant: Record<string, unknown>; apres: Record<string, unknown> } | undefined;
    resume: string;
    motif?: string | undefined;
  },
): S {
  const { table, ligne } = objet;
  const transition = verifierTransition(cycle, nom, {
    statut: ligne.statut,
    relations: objet.relations,
    ...(objet.gardes ? { gardes: objet.gardes } : {}),
  });
  if (transition.motif === 'obligatoire' && !objet.motif?.trim()) {
    throw impossible('Dites pourquoi, en quelques mots : les personnes concernées le liront.', 'motif');
  }
  const ecrit = ctx.db
    .update(table)
    .set({ ...objet.champs, statut: transition.vers, version: sql`${table.version} + 1` })
    .where(and(eq(table.id, ligne.id), eq(table.statut, ligne.statut), eq(table.version, ligne.version)))
    .run();
  if (ecrit.changes !== 1) throw impossible('Quelqu’un vient de changer cela. Relisez avant de recommencer.');
  journaliser(ctx, {
    domaine: objet.domaine,
    objet: cycle.objet,
    objetId: ligne.id,
    acte: nom,
    resume: objet.resume,
    avant: { ...objet.journal?.avant, statut: ligne.statut },
    apres: { ...objet.journal?.apres, statut: transition.vers, ...(objet.motif ? { motif: objet.motif } : {}) },
  });
  return transition.vers;
}
