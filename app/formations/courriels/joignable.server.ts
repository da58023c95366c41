import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import type { DossierDeFormation } from '#app/formations/programme/formations.server.ts';
import type { Joignable } from '#app/reseau/personnes/joignables.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { COURRIEL_COORDINATION, TELEPHONE_COORDINATION } from '#app/reseau/reglages.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { tientEncore } from './qui-tient.server.ts';

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

/**
 * How whoever organises a formation is reached by those who come, in words: what she shows, else what her structure shows; without
 * either, the coordination.
 */
export function joindreQuiOrganise(ctx: Contexte, d: DossierDeFormation): string {
  const { db } = ctx;
  const { organisatrice, structure } = d;
  const elle = tientEncore(ctx, d) ? db.select().from(personnes).where(eq(personnes.id, organisatrice.id)).get() : undefined;
  const deLaSienne = structure && and(eq(structures.id, structure.id), isNull(structures.partieLe));
  const la = deLaSienne ? db.select().from(structures).where(deLaSienne).get() : undefined;
  const siens = [
    (elle?.montrerTelephone ? elle.telephone : null) ?? la?.telephone,
    (elle?.montrerCourriel ? elle.courriel : null) ?? la?.courriel,
  ];
  if (siens.some(Boolean)) return siens.filter(Boolean).join(', ');
  const coordination = [lireReglage(db, TELEPHONE_COORDINATION), lireReglage(db, COURRIEL_COORDINATION)].filter(Boolean);
  return coordination.length === 0 ? '' : `la coordination du réseau, ${coordination.join(', ')}`;
}
