import { expect, test } from 'vitest';
import { cleDuServeur } from '#app/services/cle-du-serveur.server.ts';
import { idAuHasard, nouvelleCle, ouvrirSceau, sceller } from '#app/services/coffre.server.ts';
import type { EnvoiDiscret } from '#app/services/discrets.server.ts';
import { courrielsDiscrets, taches } from '#app/services/tables.ts';
import { executerTache } from '#app/services/taches.server.ts';
import { ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerDemande } from '#tests/fabriques/cellule.ts';
import { rappelsCellule } from '../tables.ts';
import { TACHES_CELLULE } from '../taches.server.ts';
import { deposer } from './ecrire.server.ts';

const rappels = TACHES_CELLULE.find(({ nom }) => nom === 'cellule.rappels');

/** A demande just sent: the mail of its sending has left, the reminder waits for two days. */
async function scene() {
  const faite = await fabriquerDemande();
  const { db } = faite;
  db.delete(courrielsDiscrets).run();
  const leMatin = async (jour: string) => {
    if (!rappels) throw new Error('La tâche manque.');
    const execution = await executerTache(ctxDuTemps(db, new Date(`${jour}T06:00:00Z`)), rappels);
    return { execution, partis: db.select().from(courrielsDiscrets).all() };
  };
  const attendent = () => db.select().from(rappelsCellule).all().length;
  return { ...faite, leMatin, attendent };
}

test('a reminder of the day goes once, neutral, and its row is gone', async () => {
  const { db, leMatin, attendent } = await scene();
  const veille = await leMatin('2026-03-24');
  expect(veille.partis).toHaveLength(0);
  const { partis, execution } = await leMatin('2026-03-25');
  expect(execution).toEqual(veille.execution);
  expect([partis.length, attendent()]).toEqual([1, 0]);
  const { identite } = await cleDuServeur();
  const envoi = await ouvrirSceau<EnvoiDiscret>(partis[0]?.scelle ?? Buffer.alloc(0), [identite]);
  expect(envoi?.nom).toBe('Fatou Diarra');
  for (const mot of ['Sabine', 'Courtiaud', 'Quatre Vents', '06 39', 'tenons']) expect(JSON.stringify(envoi)).not.toContain(mot);
  expect((await leMatin('2026-03-26')).partis).toHaveLength(1);
  expect(JSON.stringify(db.select().from(taches).all())).not.toMatch(/Fatou|\b1 rappel/);
});

test('a morning that was missed is made up for', async () => {
  const { leMatin } = await scene();
  expect((await leMatin('2026-04-02')).partis).toHaveLength(1);
});

test('once the demande has moved on, nobody is reminded', async () => {
  const { db, id, membre, demandeuse, leMatin, attendent } = await scene();
  deposer(ctxDe(db, membre.personneId), id, { transition: { nom: 'prendre_contact', relations: ['membre_choisi'] } });
  expect(attendent()).toBe(0);
  const { destinataire } = await cleDuServeur();
  const rappel = { id: idAuHasard(), jour: '2026-03-25', scelle: await sceller([membre.personneId], [destinataire]) };
  deposer(ctxDe(db, membre.personneId), id, { rappels: [rappel] });
  deposer(ctxDe(db, demandeuse.personneId), id, { transition: { nom: 'retirer', relations: ['demandeuse'] } });
  db.insert(rappelsCellule)
    .values({ ...rappel, demandeId: id })
    .run();
  expect((await leMatin('2026-03-25')).partis).toHaveLength(0);
  expect(attendent()).toBe(0);
});

test('a reminder that the server’s key does not open any more goes away without a word', async () => {
  const { db, leMatin, attendent } = await scene();
  const perdue = await sceller([1], [(await nouvelleCle()).destinataire]);
  db.update(rappelsCellule).set({ scelle: perdue }).run();
  expect((await leMatin('2026-03-25')).partis).toHaveLength(0);
  expect(attendent()).toBe(0);
});

test('what goes wrong says nothing to those who read the tasks', async () => {
  const { db, sqlite, leMatin } = await scene();
  sqlite.exec('alter table rappels_cellule rename to ailleurs');
  const { execution } = await leMatin('2026-03-25');
  expect(execution).toEqual({ sort: 'echouee', erreur: 'Cette tâche n’a pas abouti. Elle recommence demain.' });
  expect(db.select().from(taches).all()[0]?.erreur).not.toContain('rappels_cellule');
});
