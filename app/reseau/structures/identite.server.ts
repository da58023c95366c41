import { createRequire } from 'node:module';
import { and, desc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { libelleDuRole } from '#app/commun/droits.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { initiales, LIBELLE_FONCTION } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { preparer } from '#db/preparer.ts';
import { structures } from './tables.ts';

const sienne = preparer((db) => {
  const jour = sql<string>`${sql.placeholder('jour')}`;
  const presente = and(or(isNull(fonctions.du), lte(fonctions.du, jour)), or(isNull(fonctions.au), gte(fonctions.au, jour)));
  return db
    .select({ prenom: personnes.prenom, nom: personnes.nom, fonction: fonctions.fonction, structure: structures.nom })
    .from(personnes)
    .leftJoin(fonctions, and(eq(fonctions.personneId, personnes.id), presente))
    .leftJoin(structures, eq(structures.id, fonctions.structureId))
    .where(eq(personnes.id, sql.placeholder('id')))
    .orderBy(desc(fonctions.responsable), fonctions.id)
    .prepare();
});

/** Who is signed in, as the shell shows her: « Direction, La Grange commune », otherwise her role in the network. */
export function getIdentite(ctx: ContextePersonne): { nom: string; initiales: string; quoi: string } {
  const ligne = sienne(ctx.db).get({ id: ctx.acteur.personneId, jour: jourCivil(ctx.maintenant, ctx.fuseau) });
  const [role] = ctx.acteur.roles;
  const quoi =
    ligne?.fonction && ligne.structure
      ? `${LIBELLE_FONCTION[ligne.fonction]}, ${ligne.structure}`
      : role && libelleDuRole(role, ctx.acteur.organisme);
  return { nom: ctx.acteur.nom, initiales: ligne ? initiales(ligne) : '', quoi: quoi ?? '' };
}

let nomsDesDepartements: Map<string, string> | undefined;

/** « Haute-Vienne » for « 87 »; the text itself when it is no department's number. */
export function nomDuDepartement(code: string): string {
  nomsDesDepartements ??= lireDepartements();
  return nomsDesDepartements.get(code.toUpperCase()) ?? code;
}

function lireDepartements(): Map<string, string> {
  const lus: { code: string; nom: string }[] = createRequire(import.meta.url)(
    '@etalab/decoupage-administratif/data/departements.json',
  );
  return new Map(lus.map(({ code, nom }) => [code, nom]));
}
