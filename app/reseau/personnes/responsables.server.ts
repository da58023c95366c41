import { and, eq, ne } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import type { Jour } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { DROITS_STRUCTURE, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { fonctions } from './tables.ts';

/** Whether someone commits a structure on a day; `sauf` leaves one person aside. */
export function aUneResponsable(ctx: Pick<Contexte, 'db'>, structureId: number, jour: Jour, sauf?: number): boolean {
  const une = ctx.db
    .select({ id: fonctions.id })
    .from(fonctions)
    .where(
      and(
        eq(fonctions.structureId, structureId),
        eq(fonctions.responsable, true),
        enFonction(jour),
        sauf === undefined ? undefined : ne(fonctions.personneId, sauf),
      ),
    )
    .limit(1)
    .get();
  return une !== undefined;
}

/**
 * Writes a change of fonctions, and refuses it when it takes from a structure the last person who commits it.
 * @param jours the days that count: those on which the change may leave nobody
 * @throws ErreurMetier IMPOSSIBLE; the coordination alone may leave it so
 */
export function sansRetirerLaDerniere(
  ctx: ContextePersonne,
  { structureId, jours, champ }: { structureId: number; jours: readonly Jour[]; champ: string },
  ecrire: () => void,
): void {
  const avant = jours.filter((jour) => aUneResponsable(ctx, structureId, jour));
  ecrire();
  if (peut(DROITS_STRUCTURE, 'laisser_sans_responsable', relationsStructure(ctx.acteur, structureId))) return;
  if (avant.every((jour) => aUneResponsable(ctx, structureId, jour))) return;
  const structure = ctx.db.select({ nom: structures.nom }).from(structures).where(eq(structures.id, structureId)).get();
  throw impossible(
    `Ainsi, plus personne n’engagerait ${structure?.nom ?? 'cette structure'}. Nommez d’abord quelqu’un d’autre à la direction, à la coordination ou à la présidence. Ou demandez à la coordination du réseau.`,
    champ,
  );
}
