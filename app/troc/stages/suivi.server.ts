import { and, count, eq, gt, inArray, lt, min, notInArray, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, type Jour, jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import type { ReponsesAttendues, Suivi } from '#app/commun/prise.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { limiteDeReponse } from './etat.ts';
import { maintenantCivil } from './stages.server.ts';
import { JOURS_AVANT_EXPIRATION } from './stages.ts';
import { stages } from './tables.ts';

/** What the coordination follows of the stages of the whole network. */
export function suiviDesStages(ctx: ContextePersonne): Suivi[] {
  return [...sansReponse(ctx), ...sansNouvelles(ctx)];
}

function sansReponse(ctx: ContextePersonne): Suivi[] {
  const lu = ctx.db
    .select({ n: count(), du: min(stages.du), proposeLe: min(stages.proposeLe) })
    .from(stages)
    .where(inArray(stages.statut, ['souhaite', 'propose']))
    .get();
  if (!lu || lu.du === null || lu.proposeLe === null) return [];
  // The earliest limit of all comes from the earliest offer or from the earliest stage.
  const quand = leJour(limiteDeReponse(jourCivil(lu.proposeLe, ctx.fuseau), lu.du), maintenantCivil(ctx).aujourdhui);
  const phrase =
    lu.n === 1
      ? `Une proposition sans réponse, elle s’éteint ${quand}`
      : `${lu.n} propositions sans réponse, la première s’éteint ${quand}`;
  return [{ salle: 'troc', poids: 2, phrase, chemin: '/stages/suivi#reponses' }];
}

function leJour(jour: Jour, aujourdhui: Jour): string {
  if (jour <= aujourdhui) return 'aujourd’hui';
  return jour === ajouterJours(aujourdhui, 1) ? 'demain' : `le ${libelleJourCourt(jour, false)}`;
}

function sansNouvelles(ctx: ContextePersonne): Suivi[] {
  const { courante } = maintenantCivil(ctx);
  const passes = and(inArray(stages.statut, ['accepte', 'signe']), lt(stages.au, courante));
  const n = ctx.db.select({ n: count() }).from(stages).where(passes).get()?.n ?? 0;
  if (n === 0) return [];
  const phrase = n === 1 ? 'Un stage dont on ne sait pas s’il a eu lieu' : `${n} stages dont on ne sait pas s’ils ont eu lieu`;
  return [{ salle: 'troc', poids: 4, phrase, chemin: '/stages/suivi#constats' }];
}

const ATTENDUES_MONTREES = 5;
const MS_PAR_JOUR = 86_400_000;
const autre = alias(structures, 'autre');
// In whole days: near enough to choose which come first.
const limite = sql`min(${stages.du} / 2, ${stages.proposeLe} / ${MS_PAR_JOUR} + ${JOURS_AVANT_EXPIRATION})`;

/** The proposals that this person's structures have made and that the other side has not answered. */
export function reponsesAttendues(ctx: ContextePersonne): ReponsesAttendues {
  const siennes = [...ctx.acteur.responsableDe];
  if (siennes.length === 0) return { total: 0, premieres: [] };
  const { structureOrigineId, structureAccueilId, coteQuiPropose } = stages;
  const lignes = ctx.db
    .select({
      id: stages.id,
      du: stages.du,
      proposeLe: stages.proposeLe,
      prenom: personnes.prenom,
      nom: personnes.nom,
      autre: autre.nom,
      total: sql<number>`count(*) over ()`,
    })
    .from(stages)
    .innerJoin(personnes, eq(personnes.id, stages.stagiaireId))
    .innerJoin(
      autre,
      eq(autre.id, sql`case ${coteQuiPropose} when 'origine' then ${structureAccueilId} else ${structureOrigineId} end`),
    )
    .where(
      and(
        eq(stages.statut, 'propose'),
        gt(stages.du, maintenantCivil(ctx).courante),
        or(
          and(eq(coteQuiPropose, 'origine'), inArray(structureOrigineId, siennes)),
          and(eq(coteQuiPropose, 'accueil'), inArray(structureAccueilId, siennes)),
        ),
        // Who commits both sides answers herself.
        notInArray(autre.id, siennes),
      ),
    )
    .orderBy(limite, stages.id)
    .limit(ATTENDUES_MONTREES)
    .all();
  const premieres = lignes.map(({ id, du, proposeLe, autre: chez, ...stagiaire }) => {
    const avant = libelleJourCourt(limiteDeReponse(jourCivil(proposeLe, ctx.fuseau), du), false);
    return {
      salle: 'troc' as const,
      phrase: `${chez}, pour ${nomComplet(stagiaire)}, avant le ${avant}`,
      chemin: `/stages/${id}`,
    };
  });
  return { total: lignes[0]?.total ?? 0, premieres };
}
