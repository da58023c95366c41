import { and, between, count, gte, inArray, max } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import type { Nouveaute } from '#app/commun/prise.ts';
import { maintenantCivil } from './stages.server.ts';
import { stages } from './tables.ts';

/** Stages agreed on and still to come, in the whole network. */
export function nombreDeStagesPrevus(ctx: ContextePersonne): number {
  const { courante } = maintenantCivil(ctx);
  const prevus = and(inArray(stages.statut, ['accepte', 'signe']), gte(stages.du, courante));
  return ctx.db.select({ n: count() }).from(stages).where(prevus).get()?.n ?? 0;
}

/** How many stages were agreed on since then: a number, never a name. */
export function nouveautesDeStage(ctx: ContextePersonne, depuis: Date): Nouveaute[] {
  const acceptes = ctx.db
    .select({ n: count(), le: max(stages.accepteLe) })
    .from(stages)
    .where(between(stages.accepteLe, depuis, ctx.maintenant))
    .get();
  if (!acceptes || acceptes.n === 0) return [];
  const pluriel = acceptes.n > 1 ? 's' : '';
  const detail = `Depuis le ${libelleJourCourt(jourCivil(depuis, ctx.fuseau), false)}.`;
  return [
    {
      salle: 'troc',
      le: acceptes.le ?? ctx.maintenant,
      titre: `${acceptes.n} stage${pluriel} accepté${pluriel} dans le réseau`,
      detail,
      chemin: '/stages',
    },
  ];
}
