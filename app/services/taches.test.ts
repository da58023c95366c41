import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, expect, test, vi } from 'vitest';
import type { Tache } from '#app/commun/prise.ts';
import { ouvrir } from '#db/ouvrir.ts';
import { baseDeTest, ctxDuTemps } from '#tests/base.ts';
import { taches } from './tables.ts';
import { demarrerTaches, executerTache, listTaches } from './taches.server.ts';

// Monday, 10 o'clock in Paris: the task of 3 o'clock is behind.
const DIX_HEURES = new Date('2026-03-23T09:00:00Z');
const minutes = (n: number) => new Date(DIX_HEURES.getTime() + n * 60_000);

afterEach(() => {
  vi.useRealTimers();
});

function tacheDe(executer: Tache['executer'] = () => 'Fait.', champs: Partial<Tache> = {}): Tache {
  return { nom: 'essai', libelle: 'Essayer', horaire: '0 3 * * *', executer: vi.fn(executer), ...champs };
}

test('what a task did is kept: sentence, duration, instant', async () => {
  const { db } = baseDeTest();
  const ctx = ctxDuTemps(db, DIX_HEURES);
  const tache = tacheDe(() => 'Trois propositions éteintes.');
  expect(await executerTache(ctx, tache)).toEqual({ sort: 'faite', resultat: 'Trois propositions éteintes.' });
  expect(listTaches(ctx, [tache, tacheDe(undefined, { nom: 'autre' })])).toEqual([
    expect.objectContaining({
      derniere: '23 mars 2026 à 10\u00a0h\u00a000',
      resultat: 'Trois propositions éteintes.',
      erreur: null,
      prochaine: '24 mars 2026 à 3\u00a0h\u00a000',
      enCours: false,
    }),
    expect.objectContaining({ nom: 'autre', derniere: null, resultat: null }),
  ]);
});

test('a failure is kept too, and the task may run again', async () => {
  const { db } = baseDeTest();
  const ctx = ctxDuTemps(db, DIX_HEURES);
  const tache = tacheDe(() => {
    throw new Error('le disque est plein');
  });
  expect(await executerTache(ctx, tache)).toEqual({ sort: 'echouee', erreur: 'le disque est plein' });
  expect(listTaches(ctx, [tache])[0]).toMatchObject({ erreur: 'le disque est plein', resultat: null });
  expect((await executerTache(ctx, tacheDe())).sort).toBe('faite');
  expect(listTaches(ctx, [tache])[0]).toMatchObject({ erreur: null, resultat: 'Fait.' });
});

test('a frequent task writes nothing when there is nothing to do', async () => {
  const { db } = baseDeTest();
  const tache = tacheDe(undefined, { aFaire: () => false });
  expect(await executerTache(ctxDuTemps(db), tache)).toEqual({ sort: 'rien_a_faire' });
  expect(db.select().from(taches).all()).toHaveLength(0);
  expect(tache.executer).not.toHaveBeenCalled();
});

test('two processes on one file never run a task at once', async () => {
  const dossier = mkdtempSync(join(tmpdir(), 'taches-'));
  const [un, deux] = [ouvrir(join(dossier, 'base.sqlite')), ouvrir(join(dossier, 'base.sqlite'))];
  let finir: (phrase: string) => void = () => undefined;
  const longue = tacheDe(() => new Promise<string>((fin) => (finir = fin)));
  const premiere = executerTache(ctxDuTemps(un.db, DIX_HEURES), longue);
  const autre = tacheDe();
  expect(await executerTache(ctxDuTemps(deux.db, minutes(1)), autre)).toEqual({ sort: 'tenue' });
  expect(listTaches(ctxDuTemps(deux.db, minutes(1)), [autre])[0]?.enCours).toBe(true);
  finir('Enfin.');
  expect(await premiere).toEqual({ sort: 'faite', resultat: 'Enfin.' });
  expect((await executerTache(ctxDuTemps(deux.db, minutes(2)), autre)).sort).toBe('faite');
  for (const base of [un, deux]) base.fermer();
  rmSync(dossier, { recursive: true });
});

test('one due time is served once, whoever asks', async () => {
  const { db } = baseDeTest();
  const tache = tacheDe();
  const echeance = DIX_HEURES;
  expect((await executerTache(ctxDuTemps(db, minutes(0)), tache, { echeance })).sort).toBe('faite');
  expect((await executerTache(ctxDuTemps(db, minutes(1)), tache, { echeance })).sort).toBe('deja_faite');
  expect((await executerTache(ctxDuTemps(db, minutes(1)), tache, { echeance: minutes(1) })).sort).toBe('faite');
});

test('the hold of a dead process falls after fifteen minutes, and its word counts no more', async () => {
  const { db } = baseDeTest();
  let finir: (phrase: string) => void = () => undefined;
  const morte = executerTache(
    ctxDuTemps(db, DIX_HEURES),
    tacheDe(() => new Promise<string>((fin) => (finir = fin))),
  );
  expect((await executerTache(ctxDuTemps(db, minutes(14)), tacheDe())).sort).toBe('tenue');
  expect(
    (
      await executerTache(
        ctxDuTemps(db, minutes(16)),
        tacheDe(() => 'Reprise.'),
      )
    ).sort,
  ).toBe('faite');
  finir('Revenante.');
  await morte;
  expect(db.select().from(taches).get()?.resultat).toBe('Reprise.');
});

test('a due time missed while the server was down is made up for once at the start', async () => {
  vi.useFakeTimers({ now: DIX_HEURES });
  const { db } = baseDeTest();
  db.insert(taches)
    .values({ nom: 'essai', derniereLe: new Date('2026-03-22T02:00:00Z') })
    .run();
  db.insert(taches)
    .values({ nom: 'ajour', derniereLe: new Date('2026-03-23T02:00:00Z') })
    .run();
  const [manquee, ajour] = [tacheDe(), tacheDe(undefined, { nom: 'ajour' })];
  const contexte = () => ctxDuTemps(db, new Date());
  const horloge = demarrerTaches({ taches: [manquee, ajour], contexte, fuseau: 'Europe/Paris' });
  await vi.advanceTimersByTimeAsync(16 * 60_000);
  expect(manquee.executer).toHaveBeenCalledTimes(1);
  expect(ajour.executer).not.toHaveBeenCalled();
  await horloge.arreter();
});

test('a task runs at its civil hour, and a failure is told', async () => {
  vi.useFakeTimers({ now: new Date('2026-03-24T01:58:00Z') });
  const { db } = baseDeTest();
  const nuit = tacheDe();
  const ratee = tacheDe(
    () => {
      throw new Error('non');
    },
    { nom: 'ratee', horaire: '1 3 * * *' },
  );
  const hier = new Date('2026-03-23T02:01:00Z');
  for (const nom of ['essai', 'ratee']) db.insert(taches).values({ nom, derniereLe: hier }).run();
  const surErreur = vi.fn();
  const contexte = () => ctxDuTemps(db, new Date());
  const horloge = demarrerTaches({ taches: [nuit, ratee], contexte, fuseau: 'Europe/Paris', surErreur });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(nuit.executer).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(nuit.executer).toHaveBeenCalledTimes(1);
  const derniere = db.select().from(taches).where(eq(taches.nom, 'essai')).get()?.derniereLe;
  expect(derniere?.toISOString().slice(0, 16)).toBe('2026-03-24T02:00');
  expect(surErreur.mock.calls).toEqual([['ratee', 'non']]);
  await horloge.arreter();
});

test('a task without a trace runs when there is something to do, and nothing says that it did', async () => {
  const { db } = baseDeTest();
  const ctx = ctxDuTemps(db, DIX_HEURES);
  const muette = tacheDe(undefined, { sansTrace: true, aFaire: () => true });
  expect(await executerTache(ctx, muette)).toEqual({ sort: 'faite', resultat: 'Fait.' });
  expect(await executerTache(ctx, { ...muette, aFaire: () => false })).toEqual({ sort: 'rien_a_faire' });
  expect(muette.executer).toHaveBeenCalledTimes(1);
  expect(db.select().from(taches).all()).toEqual([]);
});

test('a task of every five seconds runs every five seconds, until one stops it', async () => {
  vi.useFakeTimers({ now: DIX_HEURES });
  const { db } = baseDeTest();
  const souvent = tacheDe(undefined, { horaire: '*/5 * * * * *' });
  const horloge = demarrerTaches({ taches: [souvent], contexte: () => ctxDuTemps(db, new Date()), fuseau: 'Europe/Paris' });
  await vi.advanceTimersByTimeAsync(31_000);
  // Once to make up for the past, then six times.
  expect(souvent.executer).toHaveBeenCalledTimes(7);
  await horloge.arreter();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(souvent.executer).toHaveBeenCalledTimes(7);
});

test('stopping waits for what is running', async () => {
  vi.useFakeTimers({ now: DIX_HEURES });
  const { db } = baseDeTest();
  let finir: (phrase: string) => void = () => undefined;
  const tache = tacheDe(() => new Promise<string>((fin) => (finir = fin)), { horaire: '*/5 * * * * *' });
  const horloge = demarrerTaches({ taches: [tache], contexte: () => ctxDuTemps(db, new Date()), fuseau: 'Europe/Paris' });
  await vi.advanceTimersByTimeAsync(6_000);
  let arretee = false;
  const arret = horloge.arreter().then(() => (arretee = true));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(arretee).toBe(false);
  finir('Fini.');
  await arret;
  expect(db.select().from(taches).get()?.resultat).toBe('Fini.');
});
