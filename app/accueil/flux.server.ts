import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { personneDuSecret } from '#app/reseau/comptes/secret-agenda.server.ts';
import { ecrireFlux, type Flux, periodeDuFlux } from '#app/services/flux.server.ts';
import { listEvenements } from './agenda.server.ts';

/** The calendar of what concerns the person whose secret this is; undefined when nobody's. */
export function getFlux(base: Omit<Contexte, 'acteur'>, secret: string | undefined): Flux | undefined {
  const personneId = personneDuSecret(base.db, secret);
  const acteur = personneId === undefined ? undefined : getActeur(base, personneId);
  if (!acteur) return undefined;
  const ctx = { ...base, acteur };
  // The coordination sees every stage on the site; its telephone rings for its own.
  const periode = periodeDuFlux(jourCivil(ctx.maintenant, ctx.fuseau));
  return ecrireFlux(
    ctx,
    listEvenements(ctx, periode).filter(({ mien }) => mien),
  );
}
