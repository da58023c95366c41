import { eq } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { exigerMalles, getMalle } from '#app/malles/catalogue/malles.server.ts';
import { malleEnTitre } from '#app/malles/catalogue/noms.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { getSecretAgenda, personneDuSecret } from '#app/reseau/comptes/secret-agenda.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { ecrireFlux, type Flux, periodeDuFlux } from '#app/services/flux.server.ts';
import { evenementsDeMalle, evenementsDeStructure } from './agenda.server.ts';

/** Whose calendar asks, by the secret of her own: a telephone does not sign in. Undefined when it is nobody's. */
export function lectriceDuSecret(base: Omit<Contexte, 'acteur'>, secret: string | null): ContextePersonne | undefined {
  const personneId = personneDuSecret(base.db, secret ?? undefined);
  const acteur = personneId === undefined ? undefined : getActeur(base, personneId);
  // Whoever has left the network reads nothing of it any more.
  return acteur && acteur.roles.length > 0 ? { ...base, acteur } : undefined;
}

/** Where a telephone reads a calendar, with its owner's secret; null as long as she has none. */
export function adresseDuFlux(ctx: ContextePersonne, chemin: string): string | null {
  const secret = getSecretAgenda(ctx);
  return secret === undefined ? null : `${ctx.adressePublique}${chemin}?cle=${secret}`;
}

/**
 * The calendar of a structure's loans, on both sides: for its team and the coordination.
 * @throws ErreurMetier INTROUVABLE when unknown or not hers, or to a partenaire
 */
export function getFluxDeStructure(ctx: ContextePersonne, id: number | undefined): Flux {
  exigerMalles(ctx);
  const { membreDe, roles } = ctx.acteur;
  const sienne = id !== undefined && (membreDe.includes(id) || roles.includes('coordination'));
  const lue = sienne ? ctx.db.select({ nom: structures.nom }).from(structures).where(eq(structures.id, id)).get() : undefined;
  if (id === undefined || !lue) throw introuvable();
  const periode = periodeDuFlux(jourCivil(ctx.maintenant, ctx.fuseau));
  return ecrireFlux(ctx, evenementsDeStructure(ctx, id, periode), `Malles\u00a0: ${lue.nom}`);
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
