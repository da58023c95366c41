import { and, asc, eq, inArray, lt, lte, or } from 'drizzle-orm';
import { type Echecs, pourChacun, resumerEchecs } from '#app/commun/chacun.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import { ajouterJours, ecartEnJours, HEURE_DES_COURRIELS, heureCivile, type Jour, jourCivil } from '#app/commun/periode.ts';
import type { Tache } from '#app/commun/prise.ts';
import { rappelerParLeTemps } from './rappels.server.ts';
import { maintenantCivil } from './stages.server.ts';
import { JOURS_AVANT_CLOTURE, JOURS_AVANT_EXPIRATION } from './stages.ts';
import { franchirStage } from './suites.server.ts';
import { stages } from './tables.ts';

/**
 * What the passing of time does to stages: each line is done once, however often the task runs.
 * @throws Error one for all the stages that could not be done, once the others are
 */
function passerLeTemps(ctx: Contexte): string {
  const echecs: Echecs = new Map();
  const eteintes = expirer(ctx, echecs);
  const closes = clore(ctx, echecs);
  const ouvrable = heureCivile(ctx.maintenant, ctx.fuseau) >= HEURE_DES_COURRIELS;
  const [rappels, questions] = ouvrable ? rappelerParLeTemps(ctx, (lignes, faire) => pourChacun(lignes, echecs, faire)) : [0, 0];
  const faits = [
    compter(eteintes, 'proposition éteinte', 'propositions éteintes'),
    compter(closes, 'stage clos', 'stages clos'),
    compter(rappels, 'rappel envoyé', 'rappels envoyés'),
    compter(questions, 'question « a-t-il eu lieu ? » posée', 'questions « a-t-il eu lieu ? » posées'),
  ].filter(Boolean);
  const fait = faits.length > 0 ? `${faits.join(', ')}.` : 'Rien à faire.';
  if (echecs.size > 0) throw resumerEchecs(echecs, ['stage', 'stages'], fait);
  return fait;
}

const compter = (n: number, un: string, plusieurs: string) => (n === 0 ? '' : `${n} ${n > 1 ? plusieurs : un}`);

/** The last instants of the day that was `jours` ago: whatever is older has had its days, zone or summer time aside. */
const ilYA = (ctx: Contexte, jours: number) => new Date(Date.parse(`${ajouterJours(aujourdhui(ctx), 1 - jours)}T12:00:00Z`));
const aujourdhui = (ctx: Contexte): Jour => jourCivil(ctx.maintenant, ctx.fuseau);
const agees = (ctx: Contexte, le: Date) => ecartEnJours(jourCivil(le, ctx.fuseau), aujourdhui(ctx));

function expirer(ctx: Contexte, echecs: Echecs): number {
  const { courante } = maintenantCivil(ctx);
  const candidates = ctx.db
    .select({ id: stages.id, proposeLe: stages.proposeLe, du: stages.du })
    .from(stages)
    .where(
      and(
        inArray(stages.statut, ['souhaite', 'propose']),
        or(lte(stages.du, courante), lt(stages.proposeLe, ilYA(ctx, JOURS_AVANT_EXPIRATION))),
      ),
    )
    .orderBy(asc(stages.id))
    .all()
    .filter((s) => s.du <= courante || agees(ctx, s.proposeLe) >= JOURS_AVANT_EXPIRATION);
  return pourChacun(candidates, echecs, ({ id }) => !franchirStage(ctx, id, 'expirer').deja);
}

function clore(ctx: Contexte, echecs: Echecs): number {
  const candidates = ctx.db
    .select({ id: stages.id, realiseLe: stages.realiseLe })
    .from(stages)
    .where(and(eq(stages.statut, 'realise'), lt(stages.realiseLe, ilYA(ctx, JOURS_AVANT_CLOTURE))))
    .orderBy(asc(stages.id))
    .all()
    .filter((s) => s.realiseLe !== null && agees(ctx, s.realiseLe) >= JOURS_AVANT_CLOTURE);
  return pourChacun(candidates, echecs, ({ id }) => !franchirStage(ctx, id, 'clore').deja);
}

export const TACHES_TROC: readonly Tache[] = [
  {
    nom: 'stages.relancer',
    libelle: 'Rappeler les propositions de stage, éteindre celles restées sans réponse, clore les anciens',
    horaire: '7 * * * *',
    executer: passerLeTemps,
  },
];
