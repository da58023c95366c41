import { and, eq, gte, isNull, lte, or } from 'drizzle-orm';
import type { Contexte, Personne } from '#app/commun/contexte.ts';
import type { Role } from '#app/commun/droits.ts';
import { type Jour, jourCivil } from '#app/commun/periode.ts';
import { nomComplet } from './personnes.ts';
import { fonctions, personnes, rolesReseau } from './tables.ts';

/** The fonctions in force on a day. */
export const enFonction = (jour: Jour) =>
  and(or(isNull(fonctions.du), lte(fonctions.du, jour)), or(isNull(fonctions.au), gte(fonctions.au, jour)));

/** Who this person is today, to the network and to her structures; undefined when unknown. */
export function getActeur(ctx: Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>, personneId: number): Personne | undefined {
  const personne = ctx.db
    .select({ prenom: personnes.prenom, nom: personnes.nom })
    .from(personnes)
    .where(eq(personnes.id, personneId))
    .get();
  if (!personne) return undefined;
  const siennes = ctx.db
    .select({ structureId: fonctions.structureId, responsable: fonctions.responsable })
    .from(fonctions)
    .where(and(eq(fonctions.personneId, personneId), enFonction(jourCivil(ctx.maintenant, ctx.fuseau))))
    .all();
  const roles: Role[] = ctx.db
    .select({ role: rolesReseau.role })
    .from(rolesReseau)
    .where(eq(rolesReseau.personneId, personneId))
    .all()
    .map((ligne) => ligne.role);
  const responsableDe = [...new Set(siennes.filter((f) => f.responsable).map((f) => f.structureId))];
  const membreDe = [...new Set(siennes.map((f) => f.structureId))];
  if (responsableDe.length > 0) roles.push('responsable');
  else if (membreDe.length > 0) roles.push('equipe');
  return { personneId, nom: nomComplet(personne), roles, responsableDe, membreDe };
}
