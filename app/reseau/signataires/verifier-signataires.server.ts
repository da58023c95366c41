import { and, count, eq, isNull, notExists, sql } from 'drizzle-orm';
import type { Anomalie } from '#app/commun/prise.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { signataires } from './tables.ts';

const anomalie = (phrase: string): Anomalie => ({ domaine: 'réseau', phrase });

/** Mandates that nobody ended with the fonction they rest on, and those that say the same twice; nobody is named. */
export function verifierSignataires(db: Base): Anomalie[] {
  const presente = db
    .select({ un: sql`1` })
    .from(fonctions)
    .where(
      and(
        eq(fonctions.personneId, signataires.personneId),
        eq(fonctions.structureId, signataires.structureId),
        isNull(fonctions.au),
      ),
    );
  const oublies = db
    .select({ id: signataires.id, structureId: signataires.structureId })
    .from(signataires)
    .where(and(isNull(signataires.au), notExists(presente)))
    .all();
  const doubles = db
    .select({ structureId: signataires.structureId })
    .from(signataires)
    .where(isNull(signataires.au))
    .groupBy(signataires.structureId, signataires.personneId, signataires.qualite)
    .having(sql`${count()} > 1`)
    .all();
  return [
    ...oublies.map(({ id, structureId }) =>
      anomalie(`Le signataire ${id} de la structure ${structureId} n’a pas de fin, mais sa fonction en a une.`),
    ),
    ...doubles.map(({ structureId }) =>
      anomalie(`La structure ${structureId} a deux fois le même signataire dans la même qualité.`),
    ),
  ];
}
