import { and, asc, eq, exists, gte, isNull, lte, notExists, or, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { alias, QueryBuilder, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { type Jour, jourCivil } from '#app/commun/periode.ts';
import { minuscule } from '#app/commun/texte.ts';
import { DROITS_STRUCTURE, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { FONCTIONS, type Fonction, LIBELLE_FONCTION, nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { enOrdreDeSignature, libelleSignataire, type Signataire } from './signataires.ts';
import { signataires } from './tables.ts';

type Lecture = Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>;

// Names of their own, so that the condition may stand in a query on the same tables.
const mandat = alias(signataires, 'mandat');
const poste = alias(fonctions, 'poste_du_mandat');
const role = alias(rolesReseau, 'role_du_mandat');
const requete = new QueryBuilder();

const leJour = (periode: { du: SQLiteColumn; au: SQLiteColumn }, jour: Jour | Placeholder) =>
  and(or(isNull(periode.du), lte(periode.du, jour)), or(isNull(periode.au), gte(periode.au, jour)));

/** In force, held by someone who is of the team that day, whatever rows were left open; a partenaire is of no team. */
const enVigueur = (jour: Jour | Placeholder) =>
  and(
    leJour(mandat, jour),
    leJour(poste, jour),
    notExists(
      requete
        .select({ un: sql`1` })
        .from(role)
        .where(and(eq(role.personneId, mandat.personneId), eq(role.role, 'partenaire'))),
    ),
  );
const sonPoste = and(eq(poste.personneId, mandat.personneId), eq(poste.structureId, mandat.structureId));

/**
 * Condition: this person may sign for the structure of a column on a day. To put in the WHERE of any query.
 * @param colonneStructure the column that holds the structure's id, in the query around
 */
export function peutSigner(personneId: number | Placeholder, colonneStructure: SQLiteColumn, jour: Jour | Placeholder): SQL {
  return exists(
    requete
      .select({ un: sql`1` })
      .from(mandat)
      .innerJoin(poste, sonPoste)
      .where(and(eq(mandat.structureId, colonneStructure), eq(mandat.personneId, personneId), enVigueur(jour))),
  );
}

/** One parameter whatever the number of structures: SQLite bounds how many it takes. */
const deCesStructures = (ids: readonly number[]) =>
  sql`${mandat.structureId} in (select value from json_each(${JSON.stringify(ids)}))`;

/** Of these structures, those for which this person may sign today. */
export function signePour(ctx: Lecture, personneId: number, structureIds: readonly number[]): number[] {
  if (structureIds.length === 0) return [];
  return ctx.db
    .selectDistinct({ structureId: mandat.structureId })
    .from(mandat)
    .innerJoin(poste, sonPoste)
    .where(
      and(deCesStructures(structureIds), eq(mandat.personneId, personneId), enVigueur(jourCivil(ctx.maintenant, ctx.fuseau))),
    )
    .orderBy(asc(mandat.structureId))
    .all()
    .map(({ structureId }) => structureId);
}

/** What she does there, as a paper says it; « équipe » would say nothing. */
const fonctionDite = (fonction: Fonction, intitule: string | null) =>
  intitule ? minuscule(intitule) : fonction === 'autre' ? '' : minuscule(LIBELLE_FONCTION[fonction]);

/** Who may sign for these structures today, in one query: who presides or is mayor first, then who has a delegation. */
export function signatairesDe(ctx: Lecture, structureIds: readonly number[]): (Signataire & { structureId: number })[] {
  const lignes = ctx.db
    .select({
      ...{ id: mandat.id, structureId: mandat.structureId, personneId: mandat.personneId },
      ...{ qualite: mandat.qualite, delegationDu: mandat.delegationDu },
      ...{ prenom: personnes.prenom, nom: personnes.nom, fonction: poste.fonction, intitule: poste.intitule },
    })
    .from(mandat)
    .innerJoin(personnes, eq(personnes.id, mandat.personneId))
    .innerJoin(poste, sonPoste)
    .where(and(deCesStructures(structureIds), enVigueur(jourCivil(ctx.maintenant, ctx.fuseau))))
    .orderBy(asc(mandat.id))
    .all()
    // Of several fonctions, the first that one would say.
    .sort((a, b) => FONCTIONS.indexOf(a.fonction) - FONCTIONS.indexOf(b.fonction));
  const parMandat = new Map<number, Signataire & { structureId: number }>();
  for (const { prenom, nom, fonction, intitule, ...ligne } of lignes) {
    if (parMandat.has(ligne.id)) continue;
    parMandat.set(ligne.id, { ...ligne, nom: nomComplet({ prenom, nom }), fonction: fonctionDite(fonction, intitule) });
  }
  return [...parMandat.values()].sort(enOrdreDeSignature);
}

/** Who signs for a structure, in words; nobody for those who may not read it. */
export function listSignataires(ctx: ContextePersonne, structureId: number) {
  if (!peut(DROITS_STRUCTURE, 'voir_signataires', relationsStructure(ctx.acteur, structureId))) return [];
  return signatairesDe(ctx, [structureId]).map((un) => ({
    ...{ id: un.id, personneId: un.personneId, nom: un.nom },
    libelle: libelleSignataire(un),
  }));
}
