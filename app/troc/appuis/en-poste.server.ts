import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import type { Role } from '#app/commun/droits.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enumerer } from '#app/commun/texte.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { fonctions, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { invitationsAppui } from './tables.ts';

/** Condition on `invitations_appui`: whoever is invited still works in the network. The same as `enPoste`, for a query. */
export function encoreEnPoste({ maintenant, fuseau }: Pick<Contexte, 'maintenant' | 'fuseau'>): SQL {
  const jour = jourCivil(maintenant, fuseau);
  const elle = invitationsAppui.personneId;
  const aLeRole = (role: Role) => sql`exists (select 1 from roles_reseau r where r.personne_id = ${elle} and r.role = ${role})`;
  return sql`(not ${aLeRole('partenaire')} and (${aLeRole('coordination')} or exists (
    select 1 from fonctions f join structures s on s.id = f.structure_id
    where f.personne_id = ${elle} and s.partie_le is null
      and (f.du is null or f.du <= ${jour}) and (f.au is null or f.au >= ${jour}))))`;
}

/**
 * Where some people work today, by their ids: the names of their structures. Whoever has left the network is not in it, nor a
 * partenaire, who never holds an appui.
 */
export function enPoste(ctx: Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>, ids: readonly number[]): Map<number, string> {
  if (ids.length === 0) return new Map();
  const noms = new Map<number, string[]>();
  const lignes = ctx.db
    .selectDistinct({ personneId: fonctions.personneId, nom: structures.nom, id: structures.id })
    .from(fonctions)
    .innerJoin(structures, eq(structures.id, fonctions.structureId))
    .where(
      and(
        inArray(fonctions.personneId, [...ids]),
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
        isNull(structures.partieLe),
      ),
    )
    .orderBy(asc(structures.id))
    .all();
  for (const { personneId, nom } of lignes) noms.set(personneId, [...(noms.get(personneId) ?? []), nom]);
  const roles = ctx.db
    .select({ personneId: rolesReseau.personneId, role: rolesReseau.role })
    .from(rolesReseau)
    .where(and(inArray(rolesReseau.personneId, [...ids]), inArray(rolesReseau.role, ['coordination', 'partenaire'])))
    .all();
  for (const { personneId, role } of roles) {
    if (role === 'partenaire') noms.delete(personneId);
    else if (!noms.has(personneId)) noms.set(personneId, ['Coordination du réseau']);
  }
  return new Map([...noms].map(([id, siens]) => [id, enumerer(siens)]));
}
