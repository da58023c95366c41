import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';

/** How a page greets her. */
export function prenomDe(ctx: ContextePersonne): string {
  const ligne = ctx.db.select({ prenom: personnes.prenom }).from(personnes).where(eq(personnes.id, ctx.acteur.personneId)).get();
  return ligne?.prenom ?? '';
}
