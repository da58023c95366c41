import { and, asc, eq, exists, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { jourCivil, jourDe } from '#app/commun/periode.ts';
import { placesDeFormation } from '#app/formations/inscriptions/tables.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { preparer } from '#db/preparer.ts';
import {
  DROITS_FORMATION,
  type GardeFormation,
  type RelationFormation,
  relationsALaFormation,
  STATUTS_PUBLIES,
} from './formations.ts';
import { formations, formatrices, seances } from './tables.ts';

export type LigneFormation = typeof formations.$inferSelect;
export type LigneSeance = typeof seances.$inferSelect;

/** Someone who trains. */
export interface Formatrice {
  id: number;
  /** Null for someone outside the network. */
  personneId: number | null;
  nom: string;
  precision: string | null;
}

/** A formation with its half-days, who trains, who holds it, and who the reader is to it. */
export interface DossierDeFormation {
  ligne: LigneFormation;
  seances: LigneSeance[];
  formatrices: Formatrice[];
  organisatrice: { id: number; nom: string };
  structure: { id: number; nom: string } | null;
  commune: string | null;
  relations: RelationFormation[];
}

/** Of a row of `formations`, how many places are held. */
export const placesTenues = sql<number>`(select count(*) from ${placesDeFormation} where ${placesDeFormation.formationId} = ${formations.id})`;

/** Condition on `formations`: what is published, and the drafts of whoever prepares or trains. */
export function visible({ db, acteur }: Pick<Contexte, 'db' | 'acteur'>): SQL | undefined {
  const { personneId, roles, membreDe, responsableDe } = acteur;
  if (personneId === null || roles.includes('coordination')) return undefined;
  // A draft that was called off before it opened stays a draft.
  const publiee = and(inArray(formations.statut, [...STATUTS_PUBLIES]), isNotNull(formations.ouverteLe));
  if (membreDe.length === 0) return publiee;
  const forme = db
    .select({ un: sql`1` })
    .from(formatrices)
    .where(and(eq(formatrices.formationId, formations.id), eq(formatrices.personneId, personneId)));
  return or(
    ...[publiee, eq(formations.organisatriceId, personneId), exists(forme)],
    responsableDe.length > 0 ? inArray(formations.structureId, [...responsableDe]) : undefined,
  );
}

/**
 * A formation, as its reader may see it.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function getFormation(ctx: Contexte, id: number | undefined): DossierDeFormation {
  const dossier = id === undefined ? undefined : lire(ctx, id, visible(ctx));
  if (!dossier) throw introuvable();
  const { relations, ligne } = dossier;
  if (ligne.statut === 'projet' && ctx.acteur.personneId !== null && !peut(DROITS_FORMATION, 'voirLeProjet', relations)) {
    throw introuvable();
  }
  return dossier;
}

/** The same whoever reads: for the mails and the tasks. @throws ErreurMetier INTROUVABLE when unknown */
export function lireFormation(ctx: Contexte, id: number): DossierDeFormation {
  const dossier = lire(ctx, id, undefined);
  if (!dossier) throw introuvable();
  return dossier;
}

function lire(ctx: Contexte, id: number, ou: SQL | undefined): DossierDeFormation | undefined {
  const lu = ctx.db
    .select({
      ligne: formations,
      organisatrice: { id: personnes.id, prenom: personnes.prenom, nom: personnes.nom },
      structure: { id: structures.id, nom: structures.nom },
      commune: communes.nom,
    })
    .from(formations)
    .innerJoin(personnes, eq(personnes.id, formations.organisatriceId))
    .leftJoin(structures, eq(structures.id, formations.structureId))
    .leftJoin(communes, eq(communes.code, formations.communeCode))
    .where(and(eq(formations.id, id), ou))
    .get();
  if (!lu) return undefined;
  const siennes = lireFormatrices(ctx, id);
  const membres = siennes.flatMap(({ personneId }) => (personneId === null ? [] : [personneId]));
  return {
    ...{ ...lu, seances: lireSeances(ctx, id), formatrices: siennes },
    organisatrice: { id: lu.organisatrice.id, nom: nomComplet(lu.organisatrice) },
    relations: relationsALaFormation({ ...lu.ligne, formatrices: membres }, ctx.acteur),
  };
}

const sesSeances = preparer((db) =>
  db
    .select()
    .from(seances)
    .where(eq(seances.formationId, sql.placeholder('id')))
    .orderBy(asc(seances.demiJournee))
    .prepare(),
);
/** The half-days of a formation, in their order. */
export const lireSeances = ({ db }: Pick<Contexte, 'db'>, id: number): LigneSeance[] => sesSeances(db).all({ id });

const sesFormatrices = preparer((db) =>
  db
    .select({ ligne: formatrices, prenom: personnes.prenom, nom: personnes.nom })
    .from(formatrices)
    .leftJoin(personnes, eq(personnes.id, formatrices.personneId))
    .where(eq(formatrices.formationId, sql.placeholder('id')))
    .orderBy(asc(formatrices.rang))
    .prepare(),
);
const lireFormatrices = ({ db }: Pick<Contexte, 'db'>, id: number): Formatrice[] =>
  sesFormatrices(db)
    .all({ id })
    .map(({ ligne, prenom, nom }) => ({
      ...{ id: ligne.id, personneId: ligne.personneId, precision: ligne.precision },
      nom: ligne.nom ?? nomComplet({ prenom: prenom ?? '', nom: nom ?? '' }),
    }));

/** Whether each guard of its cycle holds now, and why not. */
export function gardesDe({ maintenant, fuseau }: Contexte, { ligne }: DossierDeFormation): Record<GardeFormation, string | true> {
  const aujourdhui = jourCivil(maintenant, fuseau);
  return {
    prete:
      ligne.du === null
        ? 'Il manque les dates\u00a0: ajoutez au moins une demi-journée, puis ouvrez-la.'
        : jourDe(ligne.du) <= aujourdhui
          ? 'Sa première demi-journée n’est plus à venir\u00a0: changez les dates, puis ouvrez-la.'
          : ligne.limite !== null && ligne.limite < aujourdhui
            ? 'Le dernier jour pour s’inscrire est passé\u00a0: changez-le, puis ouvrez-la.'
            : true,
    derniere_seance_passee:
      ligne.au !== null && jourDe(ligne.au) <= aujourdhui ? true : 'Sa dernière demi-journée n’est pas encore passée.',
  };
}

/** Whether it has begun: its first half-day is today or before. */
export const aCommence = (
  { maintenant, fuseau }: Pick<Contexte, 'maintenant' | 'fuseau'>,
  { du }: Pick<LigneFormation, 'du'>,
): boolean => du !== null && jourDe(du) <= jourCivil(maintenant, fuseau);
