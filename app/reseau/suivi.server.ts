import { countDistinct, eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { Suivi } from '#app/commun/prise.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { suiviDesAgrements } from './agrements/a-renouveler.server.ts';
import { resteAInviter } from './personnes/acces.server.ts';

/** What the coordination follows of the network: who has not been invited, which agréments end. */
export function suiviDuReseau(ctx: ContextePersonne): Suivi[] {
  return [...aInviter(ctx), ...suiviDesAgrements(ctx)];
}

function aInviter(ctx: ContextePersonne): Suivi[] {
  const n =
    ctx.db
      .select({ n: countDistinct(personnes.id) })
      .from(fonctions)
      .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
      .innerJoin(structures, eq(structures.id, fonctions.structureId))
      .where(resteAInviter(ctx))
      .get()?.n ?? 0;
  if (n === 0) return [];
  const phrase = n === 1 ? 'Une personne responsable à inviter' : `${n.toLocaleString('fr-FR')} responsables à inviter`;
  return [{ salle: 'reseau', poids: 5, phrase, chemin: '/reseau/import?inviter' }];
}
