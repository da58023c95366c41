import { and, asc, eq, gt, ne } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { demiJournee } from '#app/commun/periode.ts';
import { attendre } from '#app/malles/attente/attendre.server.ts';
import { enDates } from '#app/malles/attente/attentes.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { acteDe, jourDans } from './gens.ts';
import type { Acte } from './histoire.ts';

/** Who waits for which malle, since so many days, and for which of the loans of others that are yet to come. */
const ATTENTES: readonly (readonly [qui: string, slug: string, depuis: number, rang: number])[] = [
  ['equipe.12', 'cirque', 5, 0],
  ['equipe.9', 'cirque', 5, 0],
  ['equipe.6', 'cirque', 4, 0],
  ['equipe.1', 'radio', 4, 0],
  ['equipe.20', 'cirque', 3, 1],
  ['equipe.14', 'relaxation', 2, 0],
];

/** The waiting list of the demonstration, through the real verbe. */
export const attentesRacontees = (ctx: Contexte): Acte[] =>
  ATTENTES.map(([qui, slug, depuis, rang], lequel) =>
    acteDe(ctx, jourDans(ctx, -depuis), `10:${15 + lequel}`, qui, (elle) => {
      const prets = ctx.db
        .select({ du: reservations.du, au: reservations.au })
        .from(reservations)
        .innerJoin(malles, eq(malles.id, reservations.malleId))
        .where(
          and(
            ...[eq(malles.slug, slug), eq(reservations.statut, 'acceptee')],
            gt(reservations.du, demiJournee(jourDans(ctx, 2), 'matin')),
            ne(reservations.structureId, elle.acteur.membreDe[0] ?? 0),
          ),
        )
        .orderBy(asc(reservations.du))
        .all();
      const pret = prets[rang];
      if (pret) attendre(elle, slug, enDates(pret));
    }),
  );
