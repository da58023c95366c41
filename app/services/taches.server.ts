import { Cron } from 'croner';
import { and, eq, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { libelleInstant } from '#app/commun/periode.ts';
import type { Tache } from '#app/commun/prise.ts';
import { taches as table } from './tables.ts';

/** A run that says nothing for this long is dead: another may take the task. */
const BAIL_MS = 15 * 60_000;
/** How often one looks for a due time that nobody was there to see. */
const RATTRAPAGE = '*/15 * * * *';
/** Timers may fire a hair early; croner counts whole seconds and leaves the reference itself out. */
const TOLERANCE_MS = 1_500;

export type Execution =
  | { sort: 'faite'; resultat: string }
  | { sort: 'echouee'; erreur: string }
  | { sort: 'tenue' | 'deja_faite' | 'rien_a_faire' };

const horloge = (tache: Tache, fuseau: string) => new Cron(tache.horaire, { timezone: fuseau, paused: true });

/** The last due time of a task at an instant. */
function derniereEcheance(tache: Tache, instant: Date, fuseau: string): Date | undefined {
  return horloge(tache, fuseau).previousRuns(1, new Date(instant.getTime() + TOLERANCE_MS))[0];
}

/**
 * Runs a task, unless someone holds it. The claim is one conditional write: of two processes, one gets it.
 * @param options.echeance run only if the task has not run since this due time
 */
export async function executerTache(ctx: Contexte, tache: Tache, options: { echeance?: Date } = {}): Promise<Execution> {
  if (tache.aFaire && !tache.aFaire(ctx)) return { sort: 'rien_a_faire' };
  if (tache.sansTrace) return tenter(ctx, tache);
  const debut = performance.now();
  const tenueJusqua = new Date(ctx.maintenant.getTime() + BAIL_MS);
  const libre = or(isNull(table.tenueJusqua), lte(table.tenueJusqua, ctx.maintenant));
  const due = options.echeance ? or(isNull(table.derniereLe), lt(table.derniereLe, options.echeance)) : undefined;
  const prise = ctx.db
    .insert(table)
    .values({ nom: tache.nom, tenueJusqua })
    .onConflictDoUpdate({ target: table.nom, set: { tenueJusqua }, setWhere: sql`${and(libre, due)}` })
    .run();
  if (prise.changes === 0) return { sort: estTenue(ctx, tache) ? 'tenue' : 'deja_faite' };
  const execution = await tenter(ctx, tache);
  ctx.db
    .update(table)
    .set({
      // A timer that fired a hair early has served its due time all the same.
      derniereLe: options.echeance && options.echeance > ctx.maintenant ? options.echeance : ctx.maintenant,
      tenueJusqua: null,
      resultat: execution.sort === 'faite' ? execution.resultat : null,
      erreur: execution.sort === 'echouee' ? execution.erreur : null,
      dureeMs: Math.round(performance.now() - debut),
    })
    // A run that outlived its lease leaves the word to the one that took over.
    .where(and(eq(table.nom, tache.nom), eq(table.tenueJusqua, tenueJusqua)))
    .run();
  return execution;
}

async function tenter(ctx: Contexte, tache: Tache): Promise<Extract<Execution, { sort: 'faite' | 'echouee' }>> {
  try {
    return { sort: 'faite', resultat: await tache.executer(ctx) };
  } catch (erreur) {
    return { sort: 'echouee', erreur: erreur instanceof Error ? erreur.message.slice(0, 500) : 'Erreur inconnue.' };
  }
}

function estTenue(ctx: Contexte, tache: Tache): boolean {
  const ligne = ctx.db.select({ tenueJusqua: table.tenueJusqua }).from(table).where(eq(table.nom, tache.nom)).get();
  return ligne?.tenueJusqua != null && ligne.tenueJusqua > ctx.maintenant;
}

/**
 * Starts the clock of every task, in the network's time zone. A due time that was missed, because the server
 * was down or asleep, is made up for once, soon after the start; a due time is served by one process only.
 * @param reglage.contexte a fresh context at each run
 * @param reglage.surErreur told of what fails, for the log
 * @returns `arreter`, which waits for the runs in progress
 */
export function demarrerTaches(reglage: {
  taches: readonly Tache[];
  contexte: () => Contexte;
  fuseau: string;
  surErreur?: (tache: string, erreur: string) => void;
}): { arreter(): Promise<void> } {
  const { taches, fuseau } = reglage;
  const enCours = new Set<Promise<unknown>>();
  let arretee = false;

  const lancer = async (tache: Tache) => {
    if (arretee) return;
    const ctx = reglage.contexte();
    const echeance = derniereEcheance(tache, ctx.maintenant, fuseau);
    const execution = await executerTache(ctx, tache, echeance ? { echeance } : {});
    if (execution.sort === 'echouee') reglage.surErreur?.(tache.nom, execution.erreur);
  };
  const suivre = async (travail: () => Promise<void>) => {
    const promesse = travail();
    enCours.add(promesse);
    try {
      await promesse;
    } finally {
      enCours.delete(promesse);
    }
  };
  const rattraper = async () => {
    for (const tache of taches) await lancer(tache);
  };
  const options = {
    timezone: fuseau,
    protect: true,
    unref: true,
    // A base that does not answer is no reason to stop the server: the next run tries again.
    catch: (erreur: unknown, cron: Cron) => reglage.surErreur?.(cron.name ?? '', String(erreur)),
  };
  const horloges = [
    ...taches.map((tache) => new Cron(tache.horaire, options, () => suivre(() => lancer(tache)))),
    new Cron(RATTRAPAGE, options, () => suivre(rattraper)),
  ];
  const depart = setTimeout(() => suivre(rattraper).catch((erreur) => reglage.surErreur?.('', String(erreur))), 1_000);
  depart.unref();

  return {
    async arreter() {
      arretee = true;
      clearTimeout(depart);
      for (const cron of horloges) cron.stop();
      await Promise.allSettled(enCours);
    },
  };
}

export interface TacheListee {
  nom: string;
  libelle: string;
  derniere: string | null;
  resultat: string | null;
  erreur: string | null;
  dureeMs: number | null;
  prochaine: string | null;
  enCours: boolean;
}

/** The state of every task, for the coordination's page. */
export function listTaches(ctx: Contexte, taches: readonly Tache[]): TacheListee[] {
  const etats = new Map(
    ctx.db
      .select()
      .from(table)
      .all()
      .map((ligne) => [ligne.nom, ligne]),
  );
  return taches
    .filter(({ sansTrace }) => !sansTrace)
    .map((tache) => {
      const etat = etats.get(tache.nom);
      const prochaine = horloge(tache, ctx.fuseau).nextRun(ctx.maintenant);
      return {
        nom: tache.nom,
        libelle: tache.libelle,
        derniere: etat?.derniereLe ? libelleInstant(etat.derniereLe, ctx.fuseau) : null,
        resultat: etat?.resultat ?? null,
        erreur: etat?.erreur ?? null,
        dureeMs: etat?.dureeMs ?? null,
        prochaine: prochaine ? libelleInstant(prochaine, ctx.fuseau) : null,
        enCours: etat?.tenueJusqua != null && etat.tenueJusqua > ctx.maintenant,
      };
    });
}
