import { and, asc, eq, inArray, lt, lte, or, sql } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { ajouterJours, demiJournee, ecartEnJours, heureCivile, type Jour, jourCivil } from '#app/commun/periode.ts';
import type { Tache } from '#app/commun/prise.ts';
import { demanderSiEuLieu, relancer } from './courriels.server.ts';
import { aNom, deNom } from './francais.ts';
import { getStage, type LigneStage, maintenantCivil } from './stages.server.ts';
import { cycleStage, JOURS_AVANT_CLOTURE, JOURS_AVANT_EXPIRATION, JOURS_DE_RELANCE } from './stages.ts';
import { franchirStage } from './suites.server.ts';
import { stages } from './tables.ts';

/** Nobody is written to at night. */
const HEURE_DES_COURRIELS = 8;

/** What the passing of time does to stages: each line is done once, however often the task runs. */
function passerLeTemps(ctx: Contexte): string {
  const eteintes = expirer(ctx);
  const closes = clore(ctx);
  const ouvrable = heureCivile(ctx.maintenant, ctx.fuseau) >= HEURE_DES_COURRIELS;
  const rappels = ouvrable ? relancerLesAttendues(ctx) : 0;
  const questions = ouvrable ? demanderCeQuiFut(ctx) : 0;
  const faits = [
    compter(eteintes, 'proposition éteinte', 'propositions éteintes'),
    compter(closes, 'stage clos', 'stages clos'),
    compter(rappels, 'rappel envoyé', 'rappels envoyés'),
    compter(questions, 'question « a-t-il eu lieu ? » posée', 'questions « a-t-il eu lieu ? » posées'),
  ].filter(Boolean);
  return faits.length > 0 ? `${faits.join(', ')}.` : 'Rien à faire.';
}

const compter = (n: number, un: string, plusieurs: string) => (n === 0 ? '' : `${n} ${n > 1 ? plusieurs : un}`);

/** The last instants of the day that was `jours` ago: whatever is older has had its days, zone or summer time aside. */
const ilYA = (ctx: Contexte, jours: number) => new Date(Date.parse(`${ajouterJours(aujourdhui(ctx), 1 - jours)}T12:00:00Z`));
const aujourdhui = (ctx: Contexte): Jour => jourCivil(ctx.maintenant, ctx.fuseau);
const agees = (ctx: Contexte, le: Date) => ecartEnJours(jourCivil(le, ctx.fuseau), aujourdhui(ctx));

function expirer(ctx: Contexte): number {
  const { courante } = maintenantCivil(ctx);
  const candidates = ctx.db
    .select({ id: stages.id, proposeLe: stages.proposeLe, du: stages.du })
    .from(stages)
    .where(
      and(eq(stages.statut, 'propose'), or(lte(stages.du, courante), lt(stages.proposeLe, ilYA(ctx, JOURS_AVANT_EXPIRATION)))),
    )
    .orderBy(asc(stages.id))
    .all()
    .filter((s) => s.du <= courante || agees(ctx, s.proposeLe) >= JOURS_AVANT_EXPIRATION);
  for (const { id } of candidates) franchirStage(ctx, id, 'expirer');
  return candidates.length;
}

function clore(ctx: Contexte): number {
  const candidates = ctx.db
    .select({ id: stages.id, realiseLe: stages.realiseLe })
    .from(stages)
    .where(and(eq(stages.statut, 'realise'), lt(stages.realiseLe, ilYA(ctx, JOURS_AVANT_CLOTURE))))
    .orderBy(asc(stages.id))
    .all()
    .filter((s) => s.realiseLe !== null && agees(ctx, s.realiseLe) >= JOURS_AVANT_CLOTURE);
  for (const { id } of candidates) franchirStage(ctx, id, 'clore');
  return candidates.length;
}

/** A reminder on each of its days; those missed while the server was down are not caught up together. */
function relancerLesAttendues(ctx: Contexte): number {
  const candidates = ctx.db
    .select({ id: stages.id, proposeLe: stages.proposeLe, relances: stages.relances })
    .from(stages)
    .where(
      and(
        eq(stages.statut, 'propose'),
        lt(stages.relances, JOURS_DE_RELANCE.length),
        lt(stages.proposeLe, ilYA(ctx, JOURS_DE_RELANCE[0])),
      ),
    )
    .orderBy(asc(stages.id))
    .all();
  let combien = 0;
  for (const { id, proposeLe, relances } of candidates) {
    const dus = JOURS_DE_RELANCE.filter((jour) => agees(ctx, proposeLe) >= jour);
    const jour = dus.at(-1);
    if (jour === undefined || dus.length <= relances) continue;
    const faite = compterRelance(ctx, { id, statut: 'propose', relances }, dus.length, (tx) => relancer(tx, id, jour));
    if (faite) combien += 1;
  }
  return combien;
}

/** The day after the last half-day, if nobody said anything. */
function demanderCeQuiFut(ctx: Contexte): number {
  const ceMatin = demiJournee(aujourdhui(ctx), 'matin');
  const candidates = ctx.db
    .select({ id: stages.id, statut: stages.statut })
    .from(stages)
    .where(and(inArray(stages.statut, ['accepte', 'signe']), lt(stages.au, ceMatin), eq(stages.relances, 0)))
    .orderBy(asc(stages.id))
    .all();
  return candidates.filter(({ id, statut }) =>
    compterRelance(ctx, { id, statut, relances: 0 }, 1, (tx) => demanderSiEuLieu(tx, id)),
  ).length;
}

/** Counts what is sent in the transaction that sends it: exactly once, whoever else runs. */
function compterRelance(
  ctx: Contexte,
  avant: Pick<LigneStage, 'id' | 'statut' | 'relances'>,
  relances: number,
  envoyer: (tx: Contexte) => void,
): boolean {
  return enTransaction(ctx, (tx) => {
    const ecrit = tx.db
      .update(stages)
      .set({ relances: sql`${relances}` })
      .where(and(eq(stages.id, avant.id), eq(stages.statut, avant.statut), eq(stages.relances, avant.relances)))
      .run();
    if (ecrit.changes !== 1) return false;
    const d = getStage(tx, avant.id);
    journaliser(tx, {
      domaine: 'troc',
      objet: cycleStage.objet,
      objetId: avant.id,
      acte: 'relancer',
      resume: `a rappelé le stage ${deNom(d.stagiaire.nom)} ${aNom(d.accueil.nom)}`,
    });
    envoyer(tx);
    return true;
  });
}

export const TACHES_TROC: readonly Tache[] = [
  {
    nom: 'stages.relancer',
    libelle: 'Rappeler les propositions de stage, éteindre celles restées sans réponse, clore les anciens',
    horaire: '7 * * * *',
    executer: passerLeTemps,
  },
];
