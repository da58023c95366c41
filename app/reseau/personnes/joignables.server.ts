import { and, eq, isNotNull } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { responsablesDe } from './equipes.server.ts';
import { nomComplet } from './personnes.ts';
import { fonctions, personnes } from './tables.ts';

/** Someone who can be written to. */
export interface Joignable {
  id: number;
  nom: string;
  adresse: string;
}

type Jour = Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>;

/** Someone who is of a structure today and has an address; undefined otherwise. */
export function joignableDans(ctx: Jour, personneId: number, structureId: number): Joignable | undefined {
  const elle = ctx.db
    .select({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, adresse: personnes.courriel })
    .from(personnes)
    .innerJoin(fonctions, eq(fonctions.personneId, personnes.id))
    .where(
      and(
        ...[eq(personnes.id, personneId), eq(fonctions.structureId, structureId), isNotNull(personnes.courriel)],
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
      ),
    )
    .get();
  return elle && { id: elle.id, nom: nomComplet(elle), adresse: elle.adresse ?? '' };
}

/** Those who commit a structure and have an address. */
export const responsablesJoignables = (ctx: Jour, structureId: number): Joignable[] =>
  responsablesDe(ctx, structureId).flatMap(({ id, nom, courriel }) =>
    courriel === null ? [] : [{ id, nom, adresse: courriel }],
  );
