import { and, asc, eq, inArray } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { libererLaMalle } from '#app/malles/occupation/tenir.server.ts';
import { STATUTS_VIVANTS_ATTENTE } from './attentes.ts';
import { lireAttente } from './dossiers.server.ts';
import { franchirAttente } from './franchir-attente.server.ts';
import { offrirCeQuiSeLibere } from './offrir.server.ts';
import { attentesDeMalle } from './tables.ts';

const enCours = ({ db }: ContextePersonne, structureId: number): number[] =>
  db
    .select({ id: attentesDeMalle.id })
    .from(attentesDeMalle)
    .where(and(eq(attentesDeMalle.structureId, structureId), inArray(attentesDeMalle.statut, [...STATUTS_VIVANTS_ATTENTE])))
    .orderBy(asc(attentesDeMalle.id))
    .all()
    .map(({ id }) => id);

/** What the departure of a structure would do to what it waits for. */
export function attentesQuiTombent(ctx: ContextePersonne, structureId: number): string[] {
  const n = enCours(ctx, structureId).length;
  if (n === 0) return [];
  return [
    n === 1
      ? 'Elle quitte une liste d’attente de malle, au profit de la suivante.'
      : `Elle quitte ${n} listes d’attente de malles, au profit des suivantes.`,
  ];
}

/** In the transaction of the departure, once its loans have fallen: what it held is offered to those who wait. */
export function quitterLesAttentes(ctx: ContextePersonne, structureId: number): void {
  enTransaction(ctx, (tx) => {
    for (const id of enCours(tx as ContextePersonne, structureId)) {
      const d = lireAttente(tx, id);
      if (!d) continue;
      franchirAttente(tx, d, 'retirer_pour_depart', { champs: { finieLe: tx.maintenant }, par: ['depart'] });
      libererLaMalle(tx, { attenteId: id });
    }
    offrirCeQuiSeLibere(tx);
  });
}
