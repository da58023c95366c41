import { and, eq, inArray, or, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { heureCivile, jourCivil } from '#app/commun/periode.ts';
import { peutSigner } from '#app/reseau/signataires/signataires.server.ts';
import { demiJourneeCourante } from './etat.ts';
import type { Cote } from './stages.ts';
import { STATUTS_PLACE_PRISE } from './statuts.ts';
import { stages, stagiairesStage } from './tables.ts';

export type LigneStage = typeof stages.$inferSelect;

/** Condition on `stages`: those that the actor may see. It belongs in the WHERE of every query. */
export function visible(ctx: Pick<Contexte, 'acteur' | 'maintenant' | 'fuseau'>): SQL | undefined {
  const { acteur } = ctx;
  if (acteur.personneId === null || acteur.roles.includes('coordination')) return undefined;
  // Not even those she was in, before or by mistake: the troc is not a partenaire's.
  if (acteur.roles.includes('partenaire')) return sql`0`;
  return or(estMien(ctx), sql`0`);
}

/** The same as the values of a prepared query, of which `tous` goes before `estAQui`; null for whoever sees none. */
export function quiVoit({ acteur, maintenant, fuseau }: Pick<Contexte, 'acteur' | 'maintenant' | 'fuseau'>) {
  const tous = acteur.personneId === null || acteur.roles.includes('coordination');
  if (!tous && acteur.roles.includes('partenaire')) return null;
  return {
    ...{
      tous: tous ? 1 : 0,
      moi: acteur.personneId ?? 0,
      siennes: acteur.personneId === null ? '[]' : JSON.stringify(acteur.responsableDe),
    },
    jour: jourCivil(maintenant, fuseau),
  };
}

/** Condition on `stages`: the actor is in it, commits one of its structures, or may sign for one. */
export function estMien({ acteur, maintenant, fuseau }: Pick<Contexte, 'acteur' | 'maintenant' | 'fuseau'>): SQL {
  if (acteur.personneId === null) return sql`0`;
  return estAQui(acteur.personneId, JSON.stringify(acteur.responsableDe), jourCivil(maintenant, fuseau));
}

/** Condition on `stages`: this person goes, in the present version. */
export function estStagiaire(moi: number | Placeholder): SQL {
  return sql`exists (select 1 from ${stagiairesStage} where ${stagiairesStage.stageId} = ${stages.id} and ${stagiairesStage.numero} = ${stages.propositionNumero} and ${stagiairesStage.personneId} = ${moi})`;
}

/** Condition on `stages`: someone goes under a convention, in the present version. */
export const sousConvention: SQL = sql`exists (select 1 from ${stagiairesStage} where ${stagiairesStage.stageId} = ${stages.id} and ${stagiairesStage.numero} = ${stages.propositionNumero} and ${stagiairesStage.regime} = 'convention')`;

/** The same for a prepared query: `moi` is a person's id, `siennes` the JSON list of the structures she commits. */
export function estAQui(moi: number | Placeholder, siennes: string | Placeholder, jour: string | Placeholder): SQL {
  const parmiSiennes = sql`(select value from json_each(${siennes}))`;
  const proposee = sql`${stages.propositionNumero} > 0`;
  const aSigner = and(
    eq(stages.chemin, 'complet'),
    inArray(stages.statut, [...STATUTS_PLACE_PRISE]),
    or(peutSigner(moi, stages.structureOrigineId, jour), peutSigner(moi, stages.structureAccueilId, jour)),
  );
  return (
    or(
      estStagiaire(moi),
      inArray(stages.structureOrigineId, parmiSiennes),
      // The host and the tutor know nothing of a wish that was not endorsed.
      and(proposee, or(eq(stages.tutriceId, moi), inArray(stages.structureAccueilId, parmiSiennes))),
      aSigner,
    ) ?? sql`0`
  );
}

/** Condition on `stages`: a proposal, or a wish, that the actor's structures are asked to answer. */
export function attendMaReponse({ acteur }: Pick<Contexte, 'acteur'>): SQL {
  const siennes = [...acteur.responsableDe];
  if (siennes.length === 0) return sql`0`;
  const cote = (qui: Cote, colonne: typeof stages.structureOrigineId | typeof stages.structureAccueilId) =>
    and(eq(stages.coteQuiPropose, qui), inArray(colonne, siennes));
  return (
    or(
      and(eq(stages.statut, 'souhaite'), inArray(stages.structureOrigineId, siennes)),
      and(
        eq(stages.statut, 'propose'),
        or(cote('origine', stages.structureAccueilId), cote('accueil', stages.structureOrigineId)),
      ),
    ) ?? sql`0`
  );
}

/**
 * The row of a stage, for a verbe.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function exigerStage(ctx: Contexte, id: number | undefined): LigneStage {
  if (id === undefined) throw introuvable();
  const ligne = ctx.db
    .select()
    .from(stages)
    .where(and(eq(stages.id, id), visible(ctx)))
    .get();
  if (!ligne) throw introuvable();
  return ligne;
}

/** The half-day that runs now where the network lives. */
export function maintenantCivil(ctx: Pick<Contexte, 'maintenant' | 'fuseau'>) {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  return { aujourdhui, courante: demiJourneeCourante(aujourdhui, heureCivile(ctx.maintenant, ctx.fuseau)) };
}
