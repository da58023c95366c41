import { and, gt, gte, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { demiJournee, jourCivil } from '#app/commun/periode.ts';
import { STATUTS_A_VENIR } from './formations.ts';
import { formations } from './tables.ts';

/** Condition on `formations` of a prepared query: what `inscriptionsOuvertes` says of one. `auMomentDe` gives its values. */
export const quiSOuvre = and(
  ...[inArray(formations.statut, [...STATUTS_A_VENIR]), gt(formations.du, sql.placeholder('demi'))],
  or(isNull(formations.limite), gte(formations.limite, sql.placeholder('jour'))),
);

/** The values of `quiSOuvre`: today, and its last half-day. */
export function auMomentDe({ maintenant, fuseau }: Pick<Contexte, 'maintenant' | 'fuseau'>) {
  const jour = jourCivil(maintenant, fuseau);
  return { jour, demi: demiJournee(jour, 'apres-midi') };
}
