import { and, count, countDistinct, eq, gt, inArray, min, or, type SQL, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { journal } from '#app/commun/tables.ts';
import { type ChiffresDAnnee, mediane, type RaisonsDAnnee } from './chiffres.ts';
import { CONDITION, demis, partants, REPONSES } from './comptes.server.ts';
import { COMPTES, COMPTES_A_RAISON, type Compte, NON_PRECISEE } from './comptes.ts';
import { propositionsStage, stages, stagiairesStage } from './tables.ts';

type Lecture = Pick<Contexte, 'db'>;

const SECONDES_PAR_JOUR = 86_400;
const MS_PAR_JOUR = 86_400_000;
/** The year of the first half-day: the one to which a stage belongs in every figure. */
const annee = sql<string>`strftime('%Y', ${stages.du} / 2 * ${sql.raw(String(SECONDES_PAR_JOUR))}, 'unixepoch')`;

const combien = (condition: SQL | undefined) => sql<number>`sum(case when ${condition} then 1 else 0 end)`;
const faits = CONDITION.faits;
const colonnes = Object.fromEntries(COMPTES.map((compte) => [compte, combien(CONDITION[compte])])) as Record<Compte, SQL<number>>;

/** Every year that has a stage, the last first, in four queries. Totals of the whole network: every member reads them. */
export function listChiffres(ctx: Lecture): ChiffresDAnnee[] {
  const personnes = new Map(
    ctx.db
      .select({ annee, n: countDistinct(stagiairesStage.personneId) })
      .from(stages)
      .innerJoin(
        stagiairesStage,
        and(eq(stagiairesStage.stageId, stages.id), eq(stagiairesStage.numero, stages.propositionNumero)),
      )
      .where(faits)
      .groupBy(annee)
      .all()
      .map((ligne) => [ligne.annee, ligne.n]),
  );
  const delais = listDelais(ctx);
  return ctx.db
    .select({
      annee,
      comptes: colonnes,
      demis: sql<number>`sum(case when ${faits} then ${demis} * ${partants} else 0 end)`,
      accueillent: sql<number>`count(distinct case when ${faits} then ${stages.structureAccueilId} end)`,
      envoient: sql<number>`count(distinct case when ${faits} then ${stages.structureOrigineId} end)`,
    })
    .from(stages)
    .groupBy(annee)
    .orderBy(sql`${annee} desc`)
    .all()
    .map(({ demis: moities, ...ligne }) => ({
      ...ligne,
      jours: moities / 2,
      personnes: personnes.get(ligne.annee) ?? 0,
      delai: mediane(delais.get(ligne.annee) ?? []),
    }));
}

/** Whole days from the first offer to its first answer, by year. */
function listDelais(ctx: Lecture): Map<string, number[]> {
  const premiere = min(journal.le);
  const lignes = ctx.db
    .select({ annee, faiteLe: propositionsStage.faiteLe, premiere })
    .from(stages)
    .innerJoin(propositionsStage, and(eq(propositionsStage.stageId, stages.id), eq(propositionsStage.numero, 1)))
    .innerJoin(
      journal,
      and(
        eq(journal.domaine, 'troc'),
        eq(journal.objet, 'stage'),
        eq(journal.objetId, stages.id),
        inArray(journal.acte, [...REPONSES]),
      ),
    )
    .where(gt(stages.propositionNumero, 0))
    .groupBy(stages.id)
    .all();
  const delais = new Map<string, number[]>();
  for (const { annee: quand, faiteLe, premiere: le } of lignes) {
    if (le === null) continue;
    const jours = Math.max(0, Math.floor((le.getTime() - faiteLe.getTime()) / MS_PAR_JOUR));
    delais.set(quand, [...(delais.get(quand) ?? []), jours]);
  }
  return delais;
}

// The final status says what became of it: a stage that was postponed, then took place, keeps why it was postponed.
const compteDuStage = sql<Compte>`case ${stages.statut} when 'refuse' then 'refuses' when 'annule' then 'annules' when 'non_realise' then 'non_realises' else 'ecourtes' end`;

/** Why stages were refused, given up, did not take place or were cut short, by year. */
export function listRaisons(ctx: Lecture): RaisonsDAnnee[] {
  return ctx.db
    .select({ annee, compte: compteDuStage, raison: stages.raison, n: count() })
    .from(stages)
    .where(or(...COMPTES_A_RAISON.map((compte) => CONDITION[compte])))
    .groupBy(annee, compteDuStage, stages.raison)
    .all()
    .map(({ raison, ...ligne }) => ({ ...ligne, raison: raison ?? NON_PRECISEE }));
}
