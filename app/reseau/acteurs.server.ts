import { and, eq, gte, isNull, lte, or, type Placeholder, sql } from 'drizzle-orm';
import type { Contexte, Personne } from '#app/commun/contexte.ts';
import type { Role } from '#app/commun/droits.ts';
import { type Jour, jourCivil } from '#app/commun/periode.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { preparer } from '#db/preparer.ts';
import { nomComplet } from './personnes/personnes.ts';

/** The fonctions in force on a day. */
export const enFonction = (jour: Jour | Placeholder) =>
  and(or(isNull(fonctions.du), lte(fonctions.du, jour)), or(isNull(fonctions.au), gte(fonctions.au, jour)));

const identite = preparer((db) =>
  db
    .select({ prenom: personnes.prenom, nom: personnes.nom })
    .from(personnes)
    .where(eq(personnes.id, sql.placeholder('id')))
    .prepare(),
);
const siennes = preparer((db) =>
  db
    .select({ structureId: fonctions.structureId, responsable: fonctions.responsable, du: fonctions.du, au: fonctions.au })
    .from(fonctions)
    .where(eq(fonctions.personneId, sql.placeholder('id')))
    .prepare(),
);
const rolesDonnes = preparer((db) =>
  db
    .select({ role: rolesReseau.role, organisme: rolesReseau.organisme })
    .from(rolesReseau)
    .where(eq(rolesReseau.personneId, sql.placeholder('id')))
    .prepare(),
);

/** Who this person is today, to the network and to her structures; undefined when unknown. */
export function getActeur(
  { db, maintenant, fuseau }: Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>,
  personneId: number,
): Personne | undefined {
  const personne = identite(db).get({ id: personneId });
  if (!personne) return undefined;
  const jour = jourCivil(maintenant, fuseau);
  const donnes = rolesDonnes(db).all({ id: personneId });
  // A partenaire is of no team, whatever fonctions were noted: nothing of a team opens to her.
  const partenaire = donnes.some(({ role }) => role === 'partenaire');
  const presentes = siennes(db)
    .all({ id: personneId })
    .filter(({ du, au }) => !partenaire && (du === null || du <= jour) && (au === null || au >= jour));
  const roles: Role[] = donnes.map(({ role }) => role);
  const organisme = donnes.find(({ role }) => role === 'partenaire')?.organisme;
  const responsableDe = [...new Set(presentes.filter((f) => f.responsable).map((f) => f.structureId))];
  const membreDe = [...new Set(presentes.map((f) => f.structureId))];
  if (responsableDe.length > 0) roles.push('responsable');
  else if (membreDe.length > 0) roles.push('equipe');
  return { personneId, nom: nomComplet(personne), roles, responsableDe, membreDe, ...(organisme ? { organisme } : {}) };
}
