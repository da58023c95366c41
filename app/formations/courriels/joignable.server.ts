import { and, eq, isNotNull } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import type { Joignable } from '#app/reseau/personnes/joignables.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';

/** Someone who has an address, be she of a team or not: she is on the list. */
export function joignable({ db }: Pick<Contexte, 'db'>, id: number): Joignable | undefined {
  const lue = db
    .select({ prenom: personnes.prenom, nom: personnes.nom, adresse: personnes.courriel })
    .from(personnes)
    .where(and(eq(personnes.id, id), isNotNull(personnes.courriel)))
    .get();
  return lue?.adresse ? { id, nom: nomComplet(lue), adresse: lue.adresse } : undefined;
}
