import { and, asc, count, countDistinct, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { descendantsDe, enOrdre, listRetenues } from './competences.server.ts';
import { DROITS_COMPETENCE } from './competences.ts';
import { getCompetence } from './cycle-competences.server.ts';
import { dansLeReseau } from './savoir-faire.server.ts';
import { competences, savoirFaire } from './tables.ts';

export const QUI_PAR_PAGE = 50;

/** Someone or some structure who has it. */
export interface Porteuse {
  cle: number;
  nom: string;
  chemin: string;
  /** The term, when the page shows several. */
  terme: string | null;
  precision: string | null;
  /** The commune of a structure, the structures of a person. */
  ou: string;
}

/** The address that took the place of a merged term; null when the term stands. @throws ErreurMetier INTROUVABLE */
export function adresseDuTerme(ctx: ContextePersonne, slug: string): string | null {
  const { terme } = getCompetence(ctx, slug);
  if (terme.fusionneeDansId === null) return null;
  const cible = ctx.db
    .select({ slug: competences.slug })
    .from(competences)
    .where(eq(competences.id, terme.fusionneeDansId))
    .get();
  return cible ? `/reseau/competences/${cible.slug}` : '/reseau/competences';
}

/** The page of a term: what it means, where it stands, who has it in the network. */
export function getPageDeCompetence(ctx: ContextePersonne, slug: string, page: number) {
  const { terme, relations } = getCompetence(ctx, slug);
  const arbre = enOrdre(listRetenues(ctx)).map(({ terme: autre }) => autre);
  const lien = ({ slug, nom }: { slug: string; nom: string }) => ({ slug, nom });
  const dessus = arbre.find(({ id }) => id === terme.parentId);
  return {
    id: terme.id,
    slug,
    nom: terme.nom,
    statut: terme.statut,
    definition: terme.definition,
    synonymes: terme.synonymes,
    dessus: dessus ? lien(dessus) : null,
    dessous: arbre.filter(({ parentId }) => parentId === terme.id).map(lien),
    // Beside a rubric stand the other rubrics: the whole list, which the page leads to anyway.
    voisins: dessus ? arbre.filter(({ id, parentId }) => parentId === dessus.id && id !== terme.id).map(lien) : [],
    proposition: terme.statut === 'proposee' || terme.statut === 'ecartee' ? proposition(ctx, terme) : null,
    ...quiSait(ctx, descendantsDe(ctx, terme.id), page),
    peut: {
      modifier: peut(DROITS_COMPETENCE, 'modifier', relations),
      retirer: terme.statut === 'proposee' && relations.includes('auteur'),
      dire: ctx.acteur.membreDe.length > 0 && terme.statut === 'retenue',
    },
  };
}

function proposition(ctx: ContextePersonne, terme: typeof competences.$inferSelect) {
  const par =
    terme.proposeeParId === null
      ? undefined
      : ctx.db
          .select({ prenom: personnes.prenom, nom: personnes.nom })
          .from(personnes)
          .where(eq(personnes.id, terme.proposeeParId))
          .get();
  return {
    par: par ? nomComplet(par) : null,
    deMoi: terme.proposeeParId !== null && terme.proposeeParId === ctx.acteur.personneId,
    le: terme.proposeeLe ? libelleJourCourt(jourCivil(terme.proposeeLe, ctx.fuseau)) : null,
  };
}

/** Structures first, then people, by name; one page of them. */
function quiSait(ctx: ContextePersonne, termes: readonly number[], demandee: number) {
  const ou = and(inArray(savoirFaire.competenceId, [...termes]), dansLeReseau(ctx));
  const total = ctx.db
    .select({
      lignes: count(),
      structures: countDistinct(savoirFaire.structureId),
      personnes: countDistinct(savoirFaire.personneId),
    })
    .from(savoirFaire)
    .where(ou)
    .get() ?? { lignes: 0, structures: 0, personnes: 0 };
  const pages = Math.max(1, Math.ceil(total.lignes / QUI_PAR_PAGE));
  const page = Math.min(Math.max(1, demandee), pages);
  const lignes = ctx.db
    .select({
      ...{ cle: savoirFaire.id, precision: savoirFaire.precision, terme: competences.nom },
      ...{ structureId: structures.id, structure: structures.nom, commune: communes.nom },
      ...{ personneId: personnes.id, prenom: personnes.prenom, nom: personnes.nom },
    })
    .from(savoirFaire)
    .innerJoin(competences, eq(competences.id, savoirFaire.competenceId))
    .leftJoin(structures, eq(structures.id, savoirFaire.structureId))
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .leftJoin(personnes, eq(personnes.id, savoirFaire.personneId))
    .where(ou)
    .orderBy(
      asc(sql`${savoirFaire.structureId} is null`),
      asc(structures.nomPlie),
      asc(personnes.nom),
      asc(personnes.prenom),
      asc(savoirFaire.id),
    )
    .limit(QUI_PAR_PAGE)
    .offset((page - 1) * QUI_PAR_PAGE)
    .all();
  const ouTravaillent = structuresDe(
    ctx,
    lignes.flatMap(({ personneId }) => personneId ?? []),
  );
  const plusieurs = termes.length > 1;
  const qui = lignes.map(
    ({ cle, precision, terme, structureId, structure, commune, personneId, prenom, nom }): Porteuse => ({
      ...{ cle, precision, terme: plusieurs ? terme : null },
      nom: structure ?? nomComplet({ prenom: prenom ?? '', nom: nom ?? '' }),
      chemin: structureId === null ? `/reseau/personnes/${personneId}` : `/reseau/structures/${structureId}`,
      ou: personneId === null ? (commune ?? '') : (ouTravaillent.get(personneId) ?? []).join(', '),
    }),
  );
  return { qui, total, page, pages };
}

/** The names of the structures where people are in fonction today. */
function structuresDe(ctx: ContextePersonne, ids: readonly number[]): Map<number, string[]> {
  const noms = new Map<number, string[]>();
  if (ids.length === 0) return noms;
  const lignes = ctx.db
    .selectDistinct({ personneId: fonctions.personneId, nom: structures.nom })
    .from(fonctions)
    .innerJoin(structures, eq(structures.id, fonctions.structureId))
    .where(and(inArray(fonctions.personneId, [...ids]), enFonction(jourCivil(ctx.maintenant, ctx.fuseau))))
    .orderBy(asc(structures.nomPlie))
    .all();
  for (const { personneId, nom } of lignes) noms.set(personneId, [...(noms.get(personneId) ?? []), nom]);
  return noms;
}

/** How many structures and people have each term or one beneath it, by id of the term. */
export function compterParTerme(ctx: ContextePersonne): Map<number, { structures: number; personnes: number }> {
  const parLigne = ctx.db
    .select({
      terme: savoirFaire.competenceId,
      ...{ structures: count(savoirFaire.structureId), personnes: count(savoirFaire.personneId) },
    })
    .from(savoirFaire)
    .where(dansLeReseau(ctx))
    .groupBy(savoirFaire.competenceId)
    .all();
  const comptes = new Map(parLigne.map(({ terme, ...n }) => [terme, n]));
  // Whoever has two terms of a rubric counts once in it.
  const parents = ctx.db
    .select({ id: competences.id })
    .from(competences)
    .where(
      inArray(
        competences.id,
        ctx.db.select({ id: competences.parentId }).from(competences).where(isNotNull(competences.parentId)),
      ),
    )
    .all();
  for (const { id } of parents) {
    const n = ctx.db
      .select({ structures: countDistinct(savoirFaire.structureId), personnes: countDistinct(savoirFaire.personneId) })
      .from(savoirFaire)
      .where(and(inArray(savoirFaire.competenceId, descendantsDe(ctx, id)), dansLeReseau(ctx)))
      .get();
    if (n) comptes.set(id, n);
  }
  return comptes;
}
