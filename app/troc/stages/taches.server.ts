import { and, asc, eq, inArray, lt, lte, or, sql } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { ajouterJours, demiJournee, ecartEnJours, heureCivile, type Jour, jourCivil } from '#app/commun/periode.ts';
import type { Tache } from '#app/commun/prise.ts';
import { demanderSiEuLieu, HEURE_DES_COURRIELS, relancer } from './courriels.server.ts';
import { getStage, type LigneStage, maintenantCivil } from './stages.server.ts';
import { cycleStage, JOURS_AVANT_CLOTURE, JOURS_AVANT_EXPIRATION, JOURS_DE_RELANCE } from './stages.ts';
import { franchirStage } from './suites.server.ts';
import { stages } from './tables.ts';

/** The stages that could not be done, with why. */
type Echecs = Map<number, unknown>;

/**
 * What the passing of time does to stages: each line is done once, however often the task runs.
 * @throws Error one for all the stages that could not be done, once the others are
 */
function passerLeTemps(ctx: Contexte): string {
  const echecs: Echecs = new Map();
  const eteintes = expirer(ctx, echecs);
  const closes = clore(ctx, echecs);
  const ouvrable = heureCivile(ctx.maintenant, ctx.fuseau) >= HEURE_DES_COURRIELS;
  const rappels = ouvrable ? relancerLesAttendues(ctx, echecs) : 0;
  const questions = ouvrable ? demanderCeQuiFut(ctx, echecs) : 0;
  const faits = [
    compter(eteintes, 'proposition éteinte', 'propositions éteintes'),
    compter(closes, 'stage clos', 'stages clos'),
    compter(rappels, 'rappel envoyé', 'rappels envoyés'),
    compter(questions, 'question « a-t-il eu lieu ? » posée', 'questions « a-t-il eu lieu ? » posées'),
  ].filter(Boolean);
  const fait = faits.length > 0 ? `${faits.join(', ')}.` : 'Rien à faire.';
  if (echecs.size > 0) throw resumer(echecs, fait);
  return fait;
}

/** Runs once a stage: one that fails stops no other. @returns how many were done */
function pourChacun<T extends { id: number }>(lignes: readonly T[], echecs: Echecs, faire: (ligne: T) => boolean): number {
  let combien = 0;
  for (const ligne of lignes) {
    try {
      if (faire(ligne)) combien += 1;
    } catch (erreur) {
      echecs.set(ligne.id, erreur);
    }
  }
  return combien;
}

const LISTES = 10;

function resumer(echecs: Echecs, fait: string): Error {
  const ids = [...echecs.keys()];
  const [premiere] = echecs.values();
  const lesquels = `${ids.slice(0, LISTES).join(', ')}${ids.length > LISTES ? '…' : ''}`;
  const sujet = ids.length > 1 ? `${ids.length} stages n’ont pas pu être traités` : 'Un stage n’a pas pu être traité';
  const pourquoi = premiere instanceof Error ? premiere.message : String(premiere);
  return new Error(`${sujet} (${lesquels})\u00a0: ${pourquoi} Le reste est fait. ${fait}`, { cause: premiere });
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
      and(eq(stages.statut, 'propose'), or(lte(stages.du, courante), lt(stages.proposeLe, ilYA(ctx, JOURS_AVANT_EXPIRATION)))),
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

/** A reminder on each of its days; those missed while the server was down are not caught up together. */
function relancerLesAttendues(ctx: Contexte, echecs: Echecs): number {
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
  return pourChacun(candidates, echecs, ({ id, proposeLe, relances }) => {
    const dus = JOURS_DE_RELANCE.filter((jour) => agees(ctx, proposeLe) >= jour);
    const jour = dus.at(-1);
    if (jour === undefined || dus.length <= relances) return false;
    return compterRelance(ctx, { id, statut: 'propose', relances }, dus.length, (tx) => relancer(tx, id, jour));
  });
}

/** The day after the last half-day, if nobody said anything. */
function demanderCeQuiFut(ctx: Contexte, echecs: Echecs): number {
  const ceMatin = demiJournee(aujourdhui(ctx), 'matin');
  const candidates = ctx.db
    .select({ id: stages.id, statut: stages.statut })
    .from(stages)
    .where(and(inArray(stages.statut, ['accepte', 'signe']), lt(stages.au, ceMatin), eq(stages.relances, 0)))
    .orderBy(asc(stages.id))
    .all();
  return pourChacun(candidates, echecs, ({ id, statut }) =>
    compterRelance(ctx, { id, statut, relances: 0 }, 1, (tx) => demanderSiEuLieu(tx, id)),
  );
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
