import { desc, eq, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Contexte } from '#app/commun/contexte.ts';
import { libelleInstant } from '#app/commun/periode.ts';
import type { Conservation, PartDeDossier, PersonneAEffacer } from '#app/commun/prise.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { LIBELLE_STATUT_RELAIS } from './relais.ts';
import { relaisDeMalle } from './tables.ts';

const premiere = alias(reservations, 'premiere');
const suivante = alias(reservations, 'suivante');
const donne = alias(structures, 'donne');
const recoit = alias(structures, 'recoit');

/** What the relais hold of someone: the yes she gave for a structure. */
export function donneesDesRelais({ db, fuseau }: Contexte, personneId: number): PartDeDossier[] {
  return [
    {
      titre: 'Les passages de malle de main en main que vous avez acceptés',
      pourquoi: 'Deux structures conviennent de se passer une malle\u00a0: on sait qui a dit oui pour chacune.',
      colonnes: ['Malle', 'De', 'À', 'Votre oui', 'État'],
      lignes: db
        .select({ ligne: relaisDeMalle, malle: malles.nom, donne: donne.nom, recoit: recoit.nom })
        .from(relaisDeMalle)
        .innerJoin(premiere, eq(premiere.id, relaisDeMalle.premiereId))
        .innerJoin(suivante, eq(suivante.id, relaisDeMalle.suivanteId))
        .innerJoin(malles, eq(malles.id, premiere.malleId))
        .innerJoin(donne, eq(donne.id, premiere.structureId))
        .innerJoin(recoit, eq(recoit.id, suivante.structureId))
        .where(or(eq(relaisDeMalle.premiereParId, personneId), eq(relaisDeMalle.suivanteParId, personneId)))
        .orderBy(desc(relaisDeMalle.id))
        .all()
        .map(({ ligne, ...noms }) => {
          const le = ligne.premiereParId === personneId ? ligne.premiereOuiLe : ligne.suivanteOuiLe;
          return [noms.malle, noms.donne, noms.recoit, le ? libelleInstant(le, fuseau) : '', LIBELLE_STATUT_RELAIS[ligne.statut]];
        }),
    },
  ];
}

/** The agreement stays, of the structure; who gave it goes. */
export function effacerDesRelais({ db }: Contexte, { personneId }: PersonneAEffacer): void {
  db.update(relaisDeMalle).set({ premiereParId: null }).where(eq(relaisDeMalle.premiereParId, personneId)).run();
  db.update(relaisDeMalle).set({ suivanteParId: null }).where(eq(relaisDeMalle.suivanteParId, personneId)).run();
}

export const CONSERVATION_RELAIS: readonly Conservation[] = [
  {
    quoi: 'Que vous avez dit oui, pour votre structure, à un passage de malle de main en main',
    pourquoi: 'Que chaque structure sache qui a convenu de quoi.',
    duree: 'Tant que le prêt est gardé',
    comment: 'À votre effacement, votre nom s’en va\u00a0; l’accord de la structure reste',
  },
];
