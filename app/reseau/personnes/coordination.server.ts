import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { nomComplet } from './personnes.ts';
import { personnes, rolesReseau } from './tables.ts';

/** Those of the coordination who can be written to: for verbes, never for a page. */
export function coordinationJoignable(
  ctx: Pick<Contexte, 'db'>,
): { id: number; prenom: string; nom: string; courriel: string }[] {
  return ctx.db
    .select({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, courriel: personnes.courriel })
    .from(rolesReseau)
    .innerJoin(personnes, eq(personnes.id, rolesReseau.personneId))
    .where(and(eq(rolesReseau.role, 'coordination'), isNotNull(personnes.courriel)))
    .orderBy(asc(personnes.id))
    .all()
    .map((une) => ({ id: une.id, prenom: une.prenom, nom: nomComplet(une), courriel: une.courriel ?? '' }));
}
