import { and, gt, gte, inArray, isNull, or, type Placeholder, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { type DemiJournee, demiJournee, type Jour, jourCivil } from '#app/commun/periode.ts';
import { STATUTS_A_VENIR } from './formations.ts';
import { formations } from './tables.ts';

const ouverte = ({ jour, demi }: { jour: Jour | Placeholder; demi: DemiJournee | Placeholder }) =>
  and(
    ...[inArray(formations.statut, [...STATUTS_A_VENIR]), gt(formations.du, demi)],
    or(isNull(formations.limite), gte(formations.limite, jour)),
  );

/** Condition on `formations` of a prepared query: what `inscriptionsOuvertes` says of one. `auMomentDe` gives its values. */
export const quiSOuvre = ouverte({ jour: sql.placeholder('jour'), demi: sql.placeholder('demi') });

/** The values of `quiSOuvre`: today, and its last half-day. */
export function auMomentDe({ maintenant, fuseau }: Pick<Contexte, 'maintenant' | 'fuseau'>) {
  const jour = jourCivil(maintenant, fuseau);
  return { jour, demi: demiJournee(jour, 'apres-midi') };
}

/** The same condition, for a query that is not prepared. */
export const ouvertesLe = (ctx: Pick<Contexte, 'maintenant' | 'fuseau'>) => ouverte(auMomentDe(ctx));
