import { and, asc, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { competences, savoirFaire } from './tables.ts';

type Lecteur = Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>;

/** Something a structure has or a person can do, as it is shown. */
export interface SavoirFaireLu {
  id: number;
  /** Address of the term: `/reseau/competences/<slug>`. */
  slug: string;
  nom: string;
  /** In their own words. */
  precision: string | null;
  /** Who can do it; null when it is the structure's. */
  personne: { id: number; nom: string } | null;
}

const colonnes = {
  id: savoirFaire.id,
  slug: competences.slug,
  nom: competences.nom,
  precision: savoirFaire.precision,
  personneId: personnes.id,
  prenom: personnes.prenom,
  nomDeFamille: personnes.nom,
};

const lire = (ctx: Lecteur, ou: ReturnType<typeof and>): SavoirFaireLu[] =>
  ctx.db
    .select(colonnes)
    .from(savoirFaire)
    .innerJoin(competences, eq(competences.id, savoirFaire.competenceId))
    .leftJoin(personnes, eq(personnes.id, savoirFaire.personneId))
    .where(ou)
    .orderBy(asc(competences.nomPlie), asc(sql`${personnes.id} is not null`), asc(personnes.nom), asc(personnes.prenom))
    .all()
    .map(({ personneId, prenom, nomDeFamille, ...ligne }) => ({
      ...ligne,
      personne:
        personneId === null ? null : { id: personneId, nom: nomComplet({ prenom: prenom ?? '', nom: nomDeFamille ?? '' }) },
    }));

/** What a structure has, and what her people in fonction today can do, by name of the term. */
export function savoirFaireDeStructure(ctx: Lecteur, structureId: number): SavoirFaireLu[] {
  const equipe = ctx.db
    .select({ id: fonctions.personneId })
    .from(fonctions)
    .where(and(eq(fonctions.structureId, structureId), enFonction(jourCivil(ctx.maintenant, ctx.fuseau))));
  return lire(ctx, or(eq(savoirFaire.structureId, structureId), inArray(savoirFaire.personneId, equipe)));
}

/** What the structure herself has, without her people's. */
export const savoirFairePropres = (ctx: Lecteur, structureId: number): SavoirFaireLu[] =>
  lire(ctx, eq(savoirFaire.structureId, structureId));

/** What a person can do, by name of the term. */
export const savoirFaireDePersonne = (ctx: Lecteur, personneId: number): SavoirFaireLu[] =>
  lire(ctx, eq(savoirFaire.personneId, personneId));

/**
 * The savoir-faire of the network as it is today: of the structures that have not left, and of people in fonction in one.
 * To put in the WHERE of a query on `savoir_faire`.
 */
export function dansLeReseau(ctx: Lecteur) {
  const presente = ctx.db
    .select({ un: sql`1` })
    .from(structures)
    .where(and(eq(structures.id, savoirFaire.structureId), isNull(structures.partieLe)));
  const enPoste = ctx.db
    .select({ un: sql`1` })
    .from(fonctions)
    .innerJoin(structures, eq(structures.id, fonctions.structureId))
    .where(
      and(
        eq(fonctions.personneId, savoirFaire.personneId),
        isNull(structures.partieLe),
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
      ),
    );
  return or(exists(presente), exists(enPoste));
}
