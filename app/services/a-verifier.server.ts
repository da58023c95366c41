import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import type { AVerifier } from '#app/commun/prise.ts';
import { courriels } from './tables.ts';

const suivant = alias(courriels, 'suivant');
const MONTREES = 50;

/**
 * Addresses whose last mail was given up; mended when a later one left.
 * @param adresses the present address of some people, which the réseau knows; undefined: she has none any more
 */
export function adressesPerdues(ctx: ContextePersonne, adressesDe: (ids: readonly number[]) => Map<number, string>): AVerifier[] {
  const dernier = ctx.db
    .select({ un: sql`1` })
    .from(suivant)
    .where(
      and(
        eq(suivant.adresse, courriels.adresse),
        sql`${suivant.id} > ${courriels.id}`,
        inArray(suivant.etat, ['abandonne', 'envoye', 'garde']),
      ),
    );
  const perdus = ctx.db
    .select({
      id: courriels.id,
      personneId: courriels.personneId,
      nom: courriels.nom,
      adresse: courriels.adresse,
      le: courriels.deposeLe,
    })
    .from(courriels)
    .where(and(eq(courriels.etat, 'abandonne'), sql`not exists ${dernier}`))
    .orderBy(desc(courriels.id))
    .all();
  const presentes = adressesDe(perdus.flatMap(({ personneId }) => personneId ?? []));
  const restants = perdus.filter(({ personneId, adresse }) => personneId !== null && presentes.get(personneId) === adresse);
  if (restants.length === 0) return [];
  return [
    {
      cle: 'adresses',
      titre: 'Adresses électroniques qui n’arrivent plus',
      pourquoi: 'Le dernier courriel n’a pas pu être remis : cette personne ne sait plus rien de ce qu’on attend d’elle.',
      total: restants.length,
      lignes: restants.slice(0, MONTREES).map(({ personneId, nom, adresse, le }) => ({
        phrase: `${nom}, ${adresse}, le ${libelleJourCourt(jourCivil(le, ctx.fuseau))}`,
        chemin: `/reseau/personnes/${personneId}`,
        geste: 'Corriger l’adresse',
      })),
    },
  ];
}
