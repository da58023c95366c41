import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PRISES } from '#app/accueil/prises.server.ts';
import { ecrireReglage } from '#app/commun/reglages.server.ts';
import { idAuHasard } from '#app/services/coffre.server.ts';
import { executerTache } from '#app/services/taches.server.ts';
import { ouvrir, ouvrirSansMigrer } from '#db/ouvrir.ts';
import { restaurer } from '#db/restaurer.ts';
import { sauvegarder } from '#db/sauvegarder.ts';
import * as schema from '#db/schema.ts';
import { ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerDemande } from '#tests/fabriques/cellule.ts';
import { deposer, scellerPieces } from '../demandes/ecrire.server.ts';
import { ouvrirDemande } from '../demandes/ouvrir.server.ts';
import { anneesCellule, demandesCellule, documentsCellule } from '../tables.ts';
import { TACHES_CELLULE } from '../taches.server.ts';
import { dansAnnees, libelleDecompte } from './conservation.ts';
import { effacerDemande, effacerDeNouveau } from './effacer.server.ts';
import { listEffacements, noterEffacement } from './fichier.server.ts';
import { lireConservation } from './lire-conservation.server.ts';

let dossier: string;
let fichier: string;
beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), 'effacement-'));
  fichier = join(dossier, 'hors', 'effacements');
  process.env.FICHIER_EFFACEMENTS = fichier;
});
afterEach(() => {
  delete process.env.FICHIER_EFFACEMENTS;
  rmSync(dossier, { recursive: true, force: true });
});

const PENDUES = Object.values(schema)
  .filter((valeur) => is(valeur, SQLiteTable))
  .map((table) => getTableConfig(table as SQLiteTable))
  .filter(({ foreignKeys }) => foreignKeys.some((cle) => cle.reference().foreignTable === demandesCellule))
  .map(({ name }) => name);

/** How many rows a demande has, in each table that hangs on one. */
const restes = ({ sqlite }: Awaited<ReturnType<typeof fabriquerDemande>>) =>
  Object.fromEntries(
    ['demandes_cellule', ...PENDUES].map((table) => [table, sqlite.prepare(`select count(*) from ${table}`).pluck().get()]),
  );

/** A row in every table that hangs on a demande. */
async function pleine(base?: Parameters<typeof fabriquerDemande>[0]) {
  const faite = await fabriquerDemande(base);
  const { db, id, membre } = faite;
  await ouvrirDemande(ctxDe(db, membre.personneId), { identites: [membre.identite] }, id, {});
  db.insert(documentsCellule)
    .values({ id: idAuHasard(), demandeId: id, scelle: Buffer.from('scellé') })
    .run();
  return faite;
}
const toutesVides = { demandes_cellule: 0, ...Object.fromEntries(PENDUES.map((table) => [table, 0])) };

test('nothing of an erased demande is left in any table that hangs on one, and the file says so first', async () => {
  const faite = await pleine();
  expect(Object.values(restes(faite)).every((n) => Number(n) > 0)).toBe(true);
  const ctx = ctxDuTemps(faite.db);
  effacerDemande(ctx, faite.id);
  expect(restes(faite)).toEqual(toutesVides);
  expect(readFileSync(fichier, 'utf8')).toBe(`${faite.id} 2026-03-23\n`);
  effacerDemande(ctx, faite.id);
  effacerDemande(ctx, 'x'.repeat(22));
  expect(listEffacements()).toEqual([faite.id]);
  expect(faite.db.select().from(anneesCellule).all()).toEqual([{ annee: 2026, demandes: 1 }]);
});

test('where the file cannot be written, nothing is destroyed', async () => {
  const faite = await pleine();
  writeFileSync(join(dossier, 'hors'), 'un fichier à la place du dossier');
  const avant = restes(faite);
  expect(() => effacerDemande(ctxDuTemps(faite.db), faite.id)).toThrow();
  expect(restes(faite)).toEqual(avant);
});

test('a base in memory writes no file', async () => {
  process.env.FICHIER_EFFACEMENTS = ':memory:';
  const faite = await pleine();
  effacerDemande(ctxDuTemps(faite.db), faite.id);
  expect(restes(faite)).toEqual(toutesVides);
  expect(existsSync(':memory:')).toBe(false);
  expect(listEffacements()).toEqual([]);
});

test('a line that a fall cut short hides none of those that follow', () => {
  noterEffacement('a'.repeat(22), '2026-03-23');
  writeFileSync(fichier, `${readFileSync(fichier, 'utf8')}bbbb`);
  noterEffacement('c'.repeat(22), '2026-03-24');
  noterEffacement('c'.repeat(22), '2026-03-25');
  expect(listEffacements()).toEqual(['a'.repeat(22), 'c'.repeat(22)]);
});

test('a backup older than an erasure, put back: erased at start', async () => {
  const chemin = join(dossier, 'reseau.sqlite');
  let base = ouvrir(chemin);
  const faite = await pleine({ base });
  const autre = await pleine({ base });
  const copie = await sauvegarder(chemin, join(dossier, 'copies'));
  effacerDemande(ctxDuTemps(base.db), faite.id);
  expect(existsSync(`${chemin}-wal`) && readFileSync(`${chemin}-wal`).length > 0).toBe(false);
  base.fermer();
  await restaurer(copie, chemin, join(dossier, 'copies'));

  base = ouvrirSansMigrer(chemin);
  const ids = () =>
    base.db
      .select({ id: demandesCellule.id })
      .from(demandesCellule)
      .all()
      .map(({ id }) => id);
  expect(ids().sort()).toEqual([faite.id, autre.id].sort());
  for (const prise of PRISES) prise.auDemarrage?.(base.db);
  expect(ids()).toEqual([autre.id]);
  const { membre } = autre;
  const ctx = ctxDe(base.db, membre.personneId);
  expect(await ouvrirDemande(ctx, { identites: [membre.identite] }, autre.id)).not.toBeNull();
  expect(readFileSync(chemin).includes(faite.id)).toBe(false);
  base.fermer();
});

test('a base older than the cell has nothing to erase, and is left alone', () => {
  noterEffacement('a'.repeat(22), '2026-03-23');
  const base = ouvrir(join(dossier, 'ancienne.sqlite'));
  base.sqlite.pragma('foreign_keys = OFF');
  for (const table of [...PENDUES, 'demandes_cellule']) base.sqlite.exec(`drop table ${table}`);
  expect(() => effacerDeNouveau(base.db)).not.toThrow();
  base.fermer();
});

const effacements = TACHES_CELLULE.find(({ nom }) => nom === 'cellule.effacements');
async function laNuit(db: Parameters<typeof ctxDuTemps>[0], jour: string) {
  if (!effacements) throw new Error('La tâche manque.');
  return executerTache(ctxDuTemps(db, new Date(`${jour}T02:05:00Z`)), effacements);
}

test('a finished demande is erased after three years, or as the network sets it; an open one never', async () => {
  const faite = await fabriquerDemande();
  const { db, id, demandeuse } = faite;
  const ctx = ctxDe(db, demandeuse.personneId);
  await laNuit(db, '2036-01-01');
  expect(restes(faite)).toMatchObject({ demandes_cellule: 1 });
  deposer(ctx, id, { transition: { nom: 'retirer', relations: ['demandeuse'] } });
  const dite = await laNuit(db, '2029-03-22');
  expect(restes(faite)).toMatchObject({ demandes_cellule: 1 });
  expect(await laNuit(db, '2029-03-23')).toEqual(dite);
  expect(restes(faite)).toEqual(toutesVides);
  expect(dite).toEqual({ sort: 'faite', resultat: 'Les délais sont tenus.' });

  const seconde = await fabriquerDemande();
  deposer(ctxDe(seconde.db, seconde.demandeuse.personneId), seconde.id, {
    transition: { nom: 'retirer', relations: ['demandeuse'] },
  });
  ecrireReglage(seconde.db, 'cellule.annees', '1', { personneId: null, maintenant: new Date() });
  await laNuit(seconde.db, '2027-03-23');
  expect(restes(seconde)).toEqual(toutesVides);
});

test('the page counts the days down', async () => {
  const { db, id, demandeuse } = await fabriquerDemande();
  const ctx = ctxDe(db, demandeuse.personneId);
  const lire = async () => {
    const ouverte = await ouvrirDemande(ctx, { identites: [demandeuse.identite] }, id);
    return ouverte && lireConservation(ctx, ouverte);
  };
  expect(await lire()).toEqual({ annees: 3, sauvegardes: 60, effacee: null });
  deposer(ctx, id, { transition: { nom: 'retirer', relations: ['demandeuse'] } });
  expect((await lire())?.effacee).toEqual({ jour: '23 mars 2029', decompte: 'dans 3 ans' });
  expect([0, 1, 5, 30, 100, 400, 1060].map(libelleDecompte)).toEqual([
    ...['cette nuit', 'demain', 'dans 5 jours', 'dans 4 semaines', 'dans 3 mois'],
    ...['dans 1 an et 1 mois', 'dans 2 ans et 10 mois'],
  ]);
  expect(dansAnnees('2028-02-29', 3)).toBe('2031-02-28');
  expect(dansAnnees('2028-02-29', 4)).toBe('2032-02-29');
});

test('what is written to an erased demande by someone who still has it open goes nowhere', async () => {
  const { db, id, demandeuse } = await fabriquerDemande();
  const ctx = ctxDe(db, demandeuse.personneId);
  const ouverte = await ouvrirDemande(ctx, { identites: [demandeuse.identite] }, id);
  if (!ouverte) throw new Error('Rien ne s’ouvre.');
  const pieces = await scellerPieces(ctx, ouverte, [{ genre: 'message', texte: 'Encore là ?' }]);
  effacerDemande(ctx, id);
  expect(() => deposer(ctx, id, { pieces })).toThrow();
  expect(await ouvrirDemande(ctx, { identites: [demandeuse.identite] }, id, {})).toBeNull();
});
