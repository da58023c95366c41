import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { getMalle } from '#app/malles/catalogue/malles.server.ts';
import { malleEnTitre } from '#app/malles/catalogue/noms.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { personneDuSecret } from '#app/reseau/comptes/secret-agenda.server.ts';
import { ecrireFlux, type Flux, periodeDuFlux } from '#app/services/flux.server.ts';
import { evenementsDeMalle } from './agenda.server.ts';

/** Whose calendar asks, by the secret of her own: a telephone does not sign in. Undefined when it is nobody's. */
export function lectriceDuSecret(base: Omit<Contexte, 'acteur'>, secret: string | null): ContextePersonne | undefined {
  const personneId = personneDuSecret(base.db, secret ?? undefined);
  const acteur = personneId === undefined ? undefined : getActeur(base, personneId);
  // Whoever has left the network reads nothing of it any more.
  return acteur && acteur.roles.length > 0 ? { ...base, acteur } : undefined;
}

/**
 * The calendar of one malle: which structure has it, and when.
 * @throws ErreurMetier INTROUVABLE when unknown, or to a partenaire
 */
export function getFluxDeMalle(ctx: ContextePersonne, slug: string | undefined): Flux {
  const { ligne } = getMalle(ctx, slug);
  const periode = periodeDuFlux(jourCivil(ctx.maintenant, ctx.fuseau));
  return ecrireFlux(ctx, evenementsDeMalle(ctx, ligne.id, periode), malleEnTitre(ligne.nom));
}
