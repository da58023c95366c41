import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { and, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ajouterJours, demiJournee, jourCivil } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { executerTache } from '#app/services/taches.server.ts';
import { stages } from '#app/troc/stages/tables.ts';
import { type BaseOuverte, ouvrir } from '#db/ouvrir.ts';
import { ctxDuTemps } from '#tests/base.ts';
import { fabriquerStage } from '#tests/fabriques/troc.ts';
import { dehors } from '#tests/msw/dehors.ts';
import { commander, copierLieu, demarrer, entrer, essayerDEntrer, type Lieu, poster, semer, toutArreter } from './serveur.ts';

// What production runs, under load and when it is killed: real processes, real sockets, one machine.

let modele: Lieu;
const lieux: Lieu[] = [];

beforeAll(() => {
  // Nothing here goes further than this machine: the sockets are the real ones.
  dehors.close();
  modele = semer();
  lieux.push(modele);
});
afterEach(toutArreter);
afterAll(() => {
  for (const { dossier } of lieux) rmSync(dossier, { recursive: true, force: true });
});

function lieuDeTest(): Lieu {
  const lieu = copierLieu(modele);
  lieux.push(lieu);
  return lieu;
}

/** Reads or writes a base beside the server. */
function dans<T>({ base }: Lieu, faire: (db: BaseOuverte['db']) => T): T {
  const ouverte = ouvrir(base);
  try {
    return faire(ouverte.db);
  } finally {
    ouverte.fermer();
  }
}

const idDe = (db: BaseOuverte['db'], courriel: string): number => {
  const ligne = db.select({ id: personnes.id }).from(personnes).where(eq(personnes.courriel, courriel)).get();
  if (!ligne) throw new Error(`${courriel} n’est pas dans la démonstration`);
  return ligne.id;
};

/** Days that no stage of the demonstration reaches. */
const dansJours = (n: number) => ajouterJours(jourCivil(new Date(), 'Europe/Paris'), n);

const compter = (statuts: readonly number[]) =>
  Object.fromEntries([...new Set(statuts)].sort().map((statut) => [statut, statuts.filter((s) => s === statut).length]));

test('thirty people sign in at once from one address', async () => {
  const { adresse } = await demarrer(lieuDeTest());
  const entrees = Array.from({ length: 30 }, (_, n) =>
    essayerDEntrer(adresse, `${n % 2 === 0 ? 'direction' : 'equipe'}.${Math.floor(n / 2) + 1}@cru87.example`),
  );
  expect(compter((await Promise.all(entrees)).map(({ status }) => status))).toEqual({ 303: 30 });
});

test('fifty acceptances of one stage at once: one is written', async () => {
  const lieu = lieuDeTest();
  const { stageId, elles } = dans(lieu, (db) => {
    const [propose, stagiaire, premiere, seconde] = ['direction.1', 'equipe.1', 'direction.2', 'equipe.2'].map((nom) =>
      idDe(db, `${nom}@cru87.example`),
    ) as [number, number, number, number];
    db.update(fonctions).set({ responsable: true }).where(eq(fonctions.personneId, seconde)).run();
    const ligne = fabriquerStage(db, {
      ...{ structureOrigineId: 1, structureAccueilId: 2, stagiaireId: stagiaire },
      ...{ responsableOrigineId: propose, responsableAccueilId: premiere },
      proposeLe: new Date(),
      du: demiJournee(dansJours(200), 'matin'),
    });
    return { stageId: ligne.id, elles: { premiere, seconde } };
  });
  const { adresse } = await demarrer(lieu);
  const cookies = {
    premiere: await entrer(adresse, 'direction.2@cru87.example'),
    seconde: await entrer(adresse, 'equipe.2@cru87.example'),
  };
  const envois = Array.from({ length: 50 }, async (_, n) => {
    const qui = n % 2 === 0 ? ('premiere' as const) : ('seconde' as const);
    const { status } = await poster(`${adresse}/stages/${stageId}/accepter`, {}, cookies[qui]);
    return { qui, status };
  });
  const reponses = await Promise.all(envois);
  const lignes = dans(lieu, (db) =>
    db
      .select({ acteurId: journal.acteurId })
      .from(journal)
      .where(and(eq(journal.objet, 'stage'), eq(journal.objetId, stageId), eq(journal.acte, 'accepter')))
      .all(),
  );
  expect(lignes).toHaveLength(1);
  // Whoever was first is told yes each time; the other one, that it is done.
  const gagnante = lignes[0]?.acteurId === elles.premiere ? 'premiere' : 'seconde';
  const statutsDe = (elle: boolean) => reponses.filter(({ qui }) => (qui === gagnante) === elle).map(({ status }) => status);
  expect([compter(statutsDe(true)), compter(statutsDe(false))]).toEqual([{ 303: 25 }, { 409: 25 }]);
});

test('killed in the middle of a hundred writes: what was answered is there, and the base is sound', async () => {
  const lieu = lieuDeTest();
  const stagiaireId = dans(lieu, (db) => idDe(db, 'equipe.1@cru87.example'));
  const premier = await demarrer(lieu);
  const cookie = await entrer(premier.adresse, 'direction.1@cru87.example');
  const ecrits: number[] = [];
  const envois = Array.from({ length: 100 }, async (_, n) => {
    const jour = dansJours(30 + n);
    const champs = { sens: 'envoyer', structureId: '1', autreStructureId: '2', stagiaireId: String(stagiaireId) };
    const dates = { du: jour, au: jour, objectif: `Observer, jour ${n}.`, geste: randomUUID() };
    const reponse = await poster(`${premier.adresse}/stages/nouveau`, { ...champs, ...dates }, cookie);
    const id = /\/stages\/(\d+)$/.exec(reponse.headers.get('Location') ?? '')?.[1];
    if (reponse.status === 303 && id) ecrits.push(Number(id));
    if (ecrits.length === 10) premier.enfant.kill('SIGKILL');
  });
  const coupes = (await Promise.allSettled(envois)).filter(({ status }) => status === 'rejected');
  expect(await premier.fini).toBeNull();
  expect(ecrits.length).toBeGreaterThanOrEqual(10);
  expect(coupes.length).toBeGreaterThan(0);
  const { adresse } = await demarrer(lieu);
  expect((await fetch(`${adresse}/stages/${ecrits[0]}`, { headers: { Cookie: cookie } })).status).toBe(200);
  const connus = dans(lieu, (db) => db.select({ id: stages.id }).from(stages).all()).map(({ id }) => id);
  expect(connus).toEqual(expect.arrayContaining(ecrits));
  expect(commander('verifier-base', lieu)).toContain('Tout est en ordre.');
});

test('asked to stop, the server answers what it has begun, then leaves within five seconds', async () => {
  const { adresse, enfant, fini } = await demarrer(lieuDeTest());
  const demandes = Array.from({ length: 20 }, (_, n) => essayerDEntrer(adresse, `direction.${n + 1}@cru87.example`));
  let reponses = 0;
  for (const demande of demandes) {
    demande.then(
      () => reponses++,
      () => undefined,
    );
  }
  await Promise.race(demandes);
  expect(reponses).toBeLessThan(demandes.length);
  const debut = performance.now();
  enfant.kill('SIGTERM');
  expect(compter((await Promise.all(demandes)).map(({ status }) => status))).toEqual({ 303: 20 });
  expect(await fini).toBe(0);
  expect(performance.now() - debut).toBeLessThan(5_000);
});

test('two servers on one base: a task that one holds, the other leaves', async () => {
  const { base } = lieuDeTest();
  const [une, autre] = [ouvrir(base), ouvrir(base)];
  const maintenant = new Date();
  let tours = 0;
  let finir = () => {};
  const tache = {
    ...{ nom: 'essai', libelle: 'Essayer', horaire: '0 3 * * *' },
    executer: () => {
      tours += 1;
      return new Promise<string>((resoudre) => {
        finir = () => resoudre('Fait.');
      });
    },
  };
  try {
    const options = { echeance: maintenant };
    const enCours = executerTache(ctxDuTemps(une.db, maintenant), tache, options);
    expect(await executerTache(ctxDuTemps(autre.db, maintenant), tache, options)).toEqual({ sort: 'tenue' });
    finir();
    expect(await enCours).toEqual({ sort: 'faite', resultat: 'Fait.' });
    expect(await executerTache(ctxDuTemps(autre.db, maintenant), tache, options)).toEqual({ sort: 'deja_faite' });
    expect(tours).toBe(1);
  } finally {
    une.fermer();
    autre.fermer();
  }
});
