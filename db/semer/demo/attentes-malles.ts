import { and, asc, eq, gt, ne } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { ajouterJours, demiJournee, jourCivil } from '#app/commun/periode.ts';
import { attendre } from '#app/malles/attente/attendre.server.ts';
import { enDates } from '#app/malles/attente/attentes.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import type { Acte } from './histoire.ts';

/** Who waits for which malle, since so many days: for the first loan of others that is yet to come. */
const ATTENTES: readonly (readonly [qui: string, slug: string, depuis: number])[] = [
  ['equipe.9', 'cirque', 5],
  ['equipe.1', 'radio', 4],
];

/** The waiting list of the demonstration, through the real verbe. */
export const attentesRacontees = (ctx: Contexte): Acte[] =>
  ATTENTES.map(([qui, slug, depuis]) => ({
    le: new Date(`${ajouterJours(jourCivil(ctx.maintenant, ctx.fuseau), -depuis)}T10:15:00Z`),
    faire: (maintenant) => {
      const acteur = acteurDe({ ...ctx, maintenant }, qui);
      const bientot = demiJournee(ajouterJours(jourCivil(ctx.maintenant, ctx.fuseau), 2), 'matin');
      const pret = ctx.db
        .select({ du: reservations.du, au: reservations.au })
        .from(reservations)
        .innerJoin(malles, eq(malles.id, reservations.malleId))
        .where(
          and(
            ...[eq(malles.slug, slug), eq(reservations.statut, 'acceptee'), gt(reservations.du, bientot)],
            ne(reservations.structureId, acteur.membreDe[0] ?? 0),
          ),
        )
        .orderBy(asc(reservations.du))
        .get();
      if (pret) attendre({ ...ctx, acteur, maintenant }, slug, enDates(pret));
    },
  }));

function acteurDe(ctx: Contexte, qui: string) {
  const elle = ctx.db
    .select({ id: personnes.id })
    .from(personnes)
    .where(eq(personnes.courriel, `${qui}@cru87.example`))
    .get();
  const acteur = elle && getActeur(ctx, elle.id);
  if (!acteur) throw new Error(`Le compte ${qui} manque.`);
  return acteur;
}
