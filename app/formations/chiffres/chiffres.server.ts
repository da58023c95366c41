import { and, asc, between, count, countDistinct, eq, exists, inArray, isNotNull, or, type SQL, sql, sum } from 'drizzle-orm';
import { periodeDeLAnnee } from '#app/commun/chiffres.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import { journal } from '#app/commun/tables.ts';
import { cycleInscription, type TransitionInscription } from '#app/formations/inscriptions/inscriptions.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { listSuivisComptes } from '#app/formations/presences/suivis.server.ts';
import { STATUTS_TENUES } from '#app/formations/programme/formations.ts';
import { competencesDeFormation, formations, seances } from '#app/formations/programme/tables.ts';
import { questionnairesDeFormation, reponsesDeFormation } from '#app/formations/questionnaires/tables.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import type { FormationComptee, Participation } from './chiffres.ts';

type Lecture = Pick<Contexte, 'db'>;

/** Condition on `formations`: those that took place. */
export const ontEuLieu = inArray(formations.statut, [...STATUTS_TENUES]);
/** Called off once the network knew of it: a draft that is dropped is no figure. */
const ontEteAnnulees = and(eq(formations.statut, 'annulee'), isNotNull(formations.ouverteLe));

/** Condition on `formations`: those that took place, and those that were called off. */
export const comptees = and(or(ontEuLieu, ontEteAnnulees), isNotNull(formations.du));

/** Condition on `formations`: of a year, when one is said. */
export function deLAnnee(annee: string | undefined): SQL | undefined {
  if (annee === undefined) return undefined;
  const { du, au } = periodeDeLAnnee(annee);
  return between(formations.du, du, au);
}

const RENDRE = ['retirer', 'retirer_pour_depart'] as const satisfies readonly TransitionInscription[];

/** Condition on `inscriptions`: she had a place, and gave it back; a colleague who takes it from her hands is no loss. */
export const aRenduSaPlace = ({ db }: Lecture): SQL | undefined =>
  and(
    eq(inscriptions.statut, 'retiree'),
    exists(
      db
        .select({ un: sql`1` })
        .from(journal)
        .where(
          and(
            ...[
              eq(journal.domaine, 'formations'),
              eq(journal.objet, cycleInscription.objet),
              eq(journal.objetId, inscriptions.id),
            ],
            inArray(journal.acte, [...RENDRE]),
            sql`json_extract(${journal.avant}, '$.statut') = 'validee'`,
          ),
        ),
    ),
  );

/** All that took place or was called off, in four queries. */
export function listFormationsComptees(ctx: Lecture): FormationComptee[] {
  const rendues = new Map(
    ctx.db
      .select({ id: inscriptions.formationId, n: count() })
      .from(inscriptions)
      .innerJoin(formations, eq(formations.id, inscriptions.formationId))
      .where(and(ontEuLieu, aRenduSaPlace(ctx)))
      .groupBy(inscriptions.formationId)
      .all()
      .map(({ id, n }) => [id, n]),
  );
  const avis = listAvis(ctx);
  const themes = new Map<number, number[]>();
  for (const { formationId, competenceId } of ctx.db.select().from(competencesDeFormation).all()) {
    themes.set(formationId, [...(themes.get(formationId) ?? []), competenceId]);
  }
  return ctx.db
    .select({
      ...{ id: formations.id, statut: formations.statut, du: sql<number>`${formations.du}`, capacite: formations.capacite },
      demis: count(seances.id),
    })
    .from(formations)
    .leftJoin(seances, eq(seances.formationId, formations.id))
    .where(comptees)
    .groupBy(formations.id)
    .all()
    .map((une) => ({
      ...une,
      rendues: rendues.get(une.id) ?? 0,
      avis: avis.get(une.id) ?? { reponses: 0, entendues: 0, somme: 0, notes: 0 },
      themes: themes.get(une.id) ?? [],
    }));
}

/** What was said of each formation on leaving: marks, and no word. */
function listAvis({ db }: Lecture): Map<number, FormationComptee['avis']> {
  return new Map(
    db
      .select({
        id: inscriptions.formationId,
        reponses: countDistinct(questionnairesDeFormation.id),
        // Whoever noted them knows them: they hide nobody.
        entendues: countDistinct(
          sql`case when ${questionnairesDeFormation.canal} is not null then ${questionnairesDeFormation.id} end`,
        ),
        somme: sum(reponsesDeFormation.note).mapWith(Number),
        notes: count(reponsesDeFormation.note),
      })
      .from(questionnairesDeFormation)
      .innerJoin(inscriptions, eq(inscriptions.id, questionnairesDeFormation.inscriptionId))
      .leftJoin(reponsesDeFormation, eq(reponsesDeFormation.questionnaireId, questionnairesDeFormation.id))
      .where(and(eq(questionnairesDeFormation.genre, 'chaud'), isNotNull(questionnairesDeFormation.donneLe)))
      .groupBy(inscriptions.formationId)
      .all()
      .map(({ id, ...dits }) => [id, { ...dits, somme: dits.somme ?? 0 }]),
  );
}

/** Those who had a place in what took place. */
export const listParticipations = (ctx: Lecture): Participation[] => listSuivisComptes(ctx, ontEuLieu);

/** What the formations that are counted are about, by name. */
export const listThemes = ({ db }: Lecture): { id: number; slug: string; nom: string }[] =>
  db
    .selectDistinct({ id: competences.id, slug: competences.slug, nom: competences.nom })
    .from(competencesDeFormation)
    .innerJoin(competences, eq(competences.id, competencesDeFormation.competenceId))
    .innerJoin(formations, eq(formations.id, competencesDeFormation.formationId))
    .where(comptees)
    .orderBy(asc(competences.nomPlie), asc(competences.id))
    .all();
