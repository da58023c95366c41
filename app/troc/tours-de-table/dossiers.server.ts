import { and, asc, count, eq, gte, inArray, isNotNull, notInArray, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { type Acteur, type Contexte, LE_TEMPS } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { type Jour, jourCivil, libelleJour } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { JOURS_DE_RAPPEL } from '#app/troc/reglages.ts';
import type { Question, Valeur } from './questions.ts';
import { questionsTour, reponsesTour, toursDeTable, valeursTour } from './tables.ts';
import {
  gardesDuTour,
  peutLireLeTour,
  type RelationTour,
  relationsAuTour,
  type StatutTour,
  statutDuJour,
} from './tours-de-table.ts';

export type LigneTour = typeof toursDeTable.$inferSelect;
export type LigneReponse = typeof reponsesTour.$inferSelect;
/** A question with the one that it asks again. */
export type QuestionLue = Question & { repriseDeId: number | null };

/** A tour de table with its questions, how many have answered, and who the reader is to it. */
export interface DossierDeTour {
  ligne: LigneTour;
  /** Where it stands today; transitions start from the one that is written. */
  statut: StatutTour;
  questions: QuestionLue[];
  relations: RelationTour[];
  /** The structures that are asked. */
  demandees: number;
  /** Those that have answered. */
  donnees: number;
}

/** « vendredi 27 mars », with its year when it is another one. */
export function jourDit(ctx: Pick<Contexte, 'maintenant' | 'fuseau'>, jour: Jour): string {
  return libelleJour(jour, jour.slice(0, 4) !== jourCivil(ctx.maintenant, ctx.fuseau).slice(0, 4));
}

/** *Le temps*, in the same transaction. */
export const leTemps = ({ db, maintenant, fuseau, adressePublique }: Contexte): Contexte => ({
  ...{ db, maintenant, fuseau, adressePublique },
  acteur: LE_TEMPS,
});

/** Condition on `tours_de_table`: those that the actor may see. It belongs in the WHERE of every query. */
export function visible({ acteur }: Pick<Contexte, 'acteur'>): SQL | undefined {
  if (acteur.personneId === null || acteur.roles.includes('coordination')) return undefined;
  if (acteur.roles.includes('partenaire')) return sql`0`;
  return notInArray(toursDeTable.statut, ['brouillon', 'retire']);
}

/** Condition on `tours_de_table`: those that may still be answered. */
export const enCours = ({ maintenant, fuseau }: Pick<Contexte, 'maintenant' | 'fuseau'>): SQL | undefined =>
  enCoursLe(jourCivil(maintenant, fuseau));

/** The same, on a day. */
export const enCoursLe = (jour: Jour | Placeholder): SQL | undefined =>
  and(eq(toursDeTable.statut, 'ouvert'), gte(toursDeTable.dernierJour, jour));

/**
 * A tour de table, as its reader may see it.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function getTour(ctx: Contexte, id: number | undefined): DossierDeTour {
  const ou = id === undefined ? sql`0` : and(eq(toursDeTable.id, id), visible(ctx));
  const ligne = ctx.db.select().from(toursDeTable).where(ou).get();
  if (!ligne) throw introuvable();
  const relations = relationsDe(ctx, ligne.id, ctx.acteur);
  if (ctx.acteur.personneId !== null && !peutLireLeTour(ligne.statut, relations)) throw introuvable();
  const statut = statutDuJour(ligne, jourCivil(ctx.maintenant, ctx.fuseau));
  return { ligne, statut, relations, questions: questionsDe(ctx, ligne.id), ...comptesDe(ctx, ligne.id) };
}

/** Who someone is to a tour de table. */
export function relationsDe(ctx: Pick<Contexte, 'db'>, tourId: number, acteur: Acteur): RelationTour[] {
  const siennes = ctx.db
    .select({ id: reponsesTour.structureId })
    .from(reponsesTour)
    .where(and(eq(reponsesTour.tourId, tourId), inArray(reponsesTour.structureId, [...acteur.responsableDe])))
    .all()
    .map(({ id }) => id);
  return relationsAuTour(siennes, acteur);
}

export function questionsDe({ db }: Pick<Contexte, 'db'>, tourId: number): QuestionLue[] {
  return db
    .select()
    .from(questionsTour)
    .where(eq(questionsTour.tourId, tourId))
    .orderBy(asc(questionsTour.rang))
    .all()
    .map(({ id, genre, intitule, unite, plusieurs, facultative, options, repriseDeId }) => ({
      ...{ id, genre, intitule, unite: unite ?? '', plusieurs, facultative, options, repriseDeId },
    }));
}

/** How many structures are asked, and how many have answered: columns of a query that joins `reponses_tour`. */
export const COMPTES = { demandees: count(reponsesTour.id), donnees: count(reponsesTour.donneeLe) };

/** The same of one tour de table. */
export function comptesDe({ db }: Pick<Contexte, 'db'>, tourId: number): { demandees: number; donnees: number } {
  const lu = db.select(COMPTES).from(reponsesTour).where(eq(reponsesTour.tourId, tourId)).get();
  return lu ?? { demandees: 0, donnees: 0 };
}

/** Every answer given to a tour de table, with the structure's name when it signs. */
export function reponsesDonnees({ db }: Pick<Contexte, 'db'>, tourId: number): { reponse: LigneReponse; valeurs: Valeur[] }[] {
  const donnees = and(eq(reponsesTour.tourId, tourId), isNotNull(reponsesTour.donneeLe));
  const lignes = db.select().from(reponsesTour).where(donnees).orderBy(asc(reponsesTour.id)).all();
  const parReponse = new Map<number, Valeur[]>(lignes.map(({ id }) => [id, []]));
  const toutes = db
    .select({ valeur: valeursTour })
    .from(valeursTour)
    .innerJoin(reponsesTour, eq(reponsesTour.id, valeursTour.reponseId))
    .where(donnees)
    .all();
  for (const { valeur } of toutes) parReponse.get(valeur.reponseId)?.push(enValeur(valeur));
  return lignes.map((reponse) => ({ reponse, valeurs: parReponse.get(reponse.id) ?? [] }));
}

/** What one structure answered. */
export const valeursDe = ({ db }: Pick<Contexte, 'db'>, reponseId: number): Valeur[] =>
  db.select().from(valeursTour).where(eq(valeursTour.reponseId, reponseId)).all().map(enValeur);

function enValeur({ questionId, choix, nombre, texte }: typeof valeursTour.$inferSelect): Valeur {
  if (choix !== null) return { questionId, genre: 'choix', choix };
  return nombre === null ? { questionId, genre: 'texte', texte: texte ?? '' } : { questionId, genre: 'nombre', nombre };
}

/** The line of a structure that is asked; undefined when it is not. */
export const reponseDe = ({ db }: Pick<Contexte, 'db'>, tourId: number, structureId: number): LigneReponse | undefined =>
  db
    .select()
    .from(reponsesTour)
    .where(and(eq(reponsesTour.tourId, tourId), eq(reponsesTour.structureId, structureId)))
    .get();

/** What each guard finds now. */
export function gardesDe(ctx: Contexte, { ligne, questions }: { ligne: LigneTour; questions: readonly unknown[] }) {
  return gardesDuTour(
    {
      dernierJour: ligne.dernierJour,
      ouvertLe: ligne.ouvertLe && jourCivil(ligne.ouvertLe, ctx.fuseau),
      rappele: ligne.rappeleLe !== null,
    },
    {
      aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau),
      questions: questions.length,
      joursDeRappel: lireNombre(ctx.db, JOURS_DE_RAPPEL),
    },
  );
}
