import { and, asc, eq, isNull, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { leNom } from '#app/commun/francais.ts';
import { jourDe } from '#app/commun/periode.ts';
import type { Attente } from '#app/commun/prise.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { dansLaListe, preparer } from '#db/preparer.ts';
import { quandSeLaPasser } from './relais.ts';
import { relaisDeMalle } from './tables.ts';

const premiere = alias(reservations, 'premiere');
const suivante = alias(reservations, 'suivante');
const donne = alias(structures, 'donne');
const recoit = alias(structures, 'recoit');
/** Far more than a structure may borrow at once. */
const MONTREES = 10;

const proposes = preparer((db) =>
  db
    .select({
      ...{
        id: relaisDeMalle.id,
        premiereAu: relaisDeMalle.premiereAu,
        suivanteDu: relaisDeMalle.suivanteDu,
        km: relaisDeMalle.km,
      },
      ...{ premiereId: premiere.id, suivanteId: suivante.id, malle: malles.nom },
      donne: { id: donne.id, nom: donne.nom },
      recoit: { id: recoit.id, nom: recoit.nom },
    })
    .from(relaisDeMalle)
    .innerJoin(premiere, eq(premiere.id, relaisDeMalle.premiereId))
    .innerJoin(suivante, eq(suivante.id, relaisDeMalle.suivanteId))
    .innerJoin(malles, eq(malles.id, premiere.malleId))
    .innerJoin(donne, eq(donne.id, premiere.structureId))
    .innerJoin(recoit, eq(recoit.id, suivante.structureId))
    .where(
      and(
        eq(relaisDeMalle.statut, 'propose'),
        or(
          and(isNull(relaisDeMalle.premiereOuiLe), dansLaListe(premiere.structureId, 'siennes')),
          and(isNull(relaisDeMalle.suivanteOuiLe), dansLaListe(suivante.structureId, 'siennes')),
        ),
      ),
    )
    .orderBy(asc(relaisDeMalle.premiereAu), asc(relaisDeMalle.id))
    .limit(MONTREES)
    .prepare(),
);

/** The relais that await the yes of one of her structures. */
export function relaisAFaire({ db, acteur }: ContextePersonne): Attente[] {
  if (acteur.membreDe.length === 0) return [];
  return proposes(db)
    .all({ siennes: JSON.stringify(acteur.membreDe) })
    .map((lu) => {
      const elleDonne = acteur.membreDe.includes(lu.donne.id);
      return {
        ...{ cle: `relais-${lu.id}`, salle: 'malles' as const, echeance: jourDe(lu.premiereAu), poids: 6 },
        titre: elleDonne
          ? `Passer ${laMalle(lu.malle)} à la structure suivante\u00a0?`
          : `Prendre ${laMalle(lu.malle)} là où elle est\u00a0?`,
        suite: `De main en main avec ${leNom((elleDonne ? lu.recoit : lu.donne).nom)}, ${quandSeLaPasser(lu)}\u00a0: ${lu.km}\u00a0km en moins. Sinon, elle rentre chez elle.`,
        lien: {
          libelle: 'Dire oui, ou non',
          chemin: `/reservations/${elleDonne ? lu.premiereId : lu.suivanteId}/relais`,
        },
      };
    });
}
