import { and, inArray, isNotNull } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import type { Joignable } from '#app/reseau/personnes/joignables.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';

/** Of some people, those who have an address, by their id; of a team or not: they are on the list. One query. */
export const joignables = ({ db }: Pick<Contexte, 'db'>, ids: readonly number[]): ReadonlyMap<number, Joignable> =>
  new Map(
    db
      .select({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, adresse: personnes.courriel })
      .from(personnes)
      .where(and(inArray(personnes.id, [...ids]), isNotNull(personnes.courriel)))
      .all()
      .flatMap(({ id, adresse, ...elle }) => (adresse ? [[id, { id, nom: nomComplet(elle), adresse }] as const] : [])),
  );

/** Someone who has an address, be she of a team or not: she is on the list. */
export const joignable = (ctx: Pick<Contexte, 'db'>, id: number): Joignable | undefined => joignables(ctx, [id]).get(id);
