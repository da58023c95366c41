import { getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { beforeEach, expect, test } from 'vitest';
import { demiJournee } from '#app/commun/periode.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { noterRetourDeStructure } from '#app/reseau/structures/depart.server.ts';
import { listStructuresPourChoix } from '#app/reseau/structures/structures.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { courriels } from '#app/services/tables.ts';
import { demiJourneesStage, stages } from '#app/troc/stages/tables.ts';
import * as schema from '#db/schema.ts';
import { baseDeTest, ctxDe, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerEquipe, fabriquerFonction, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { fabriquerStage } from '#tests/fabriques/troc.ts';
import { getPageDeDepart, quitterLeReseau } from './depart-de-structure.server.ts';
import { PRISES } from './prises.server.ts';

const DEMAIN = new Date('2026-03-24T08:00:00Z');
const TABLES = Object.values<unknown>(schema).flatMap((table) => (is(table, SQLiteTable) ? [table] : []));

let db: ReturnType<typeof baseDeTest>['db'];
let elle: ReturnType<typeof fabriquerEquipe>;
let autre: ReturnType<typeof fabriquerEquipe>;
let tiers: ReturnType<typeof fabriquerEquipe>;
let coordinationId: number;

beforeEach(() => {
  db = baseDeTest().db;
  [elle, autre, tiers] = [fabriquerEquipe(db, { nom: 'L’Escale' }), fabriquerEquipe(db), fabriquerEquipe(db)];
  coordinationId = fabriquerPersonne(db).id;
  fabriquerRole(db, coordinationId, 'coordination');
});

type Equipe = ReturnType<typeof fabriquerEquipe>;
const stage = (statut: 'propose' | 'accepte' | 'realise', de: Equipe, a: Equipe, jour: string) =>
  fabriquerStage(db, {
    ...{ statut, structureOrigineId: de.structure.id, structureAccueilId: a.structure.id, stagiaireId: de.animatrice.id },
    ...{ responsableOrigineId: de.responsable.id, responsableAccueilId: a.responsable.id, tutriceId: null },
    proposeLe: new Date('2026-01-20T09:00:00Z'),
    ...{ du: demiJournee(jour, 'matin'), au: demiJournee(jour, 'apres-midi') },
  }).id;
const photo = () =>
  Object.fromEntries(TABLES.map((table) => [getTableName(table), db.select().from(table).all() as { id?: number }[]]));
const statut = (id: number) =>
  db
    .select()
    .from(stages)
    .all()
    .find((ligne) => ligne.id === id)?.statut;
const partir = (jour = '2026-03-23') => quitterLeReseau(ctxDe(db, coordinationId), PRISES, elle.structure.id, jour);

test('a structure that leaves: its people lose access, its open stages fall, the others are told, and nobody else’s data change', () => {
  const ouverts = [stage('propose', elle, autre, '2026-05-05'), stage('accepte', autre, elle, '2026-05-12')];
  const gardes = [
    stage('accepte', elle, autre, '2026-03-10'),
    stage('realise', autre, elle, '2026-02-10'),
    stage('propose', autre, tiers, '2026-05-05'),
  ];
  fabriquerFonction(db, { personneId: autre.animatrice.id, structureId: elle.structure.id, fonction: 'benevolat' });
  const avant = photo();
  const page = getPageDeDepart(ctxDe(db, coordinationId), PRISES, elle.structure.id);
  // Whoever is of another structure too keeps her way in.
  expect(page.suites.join('\n')).toMatch(/^Hélène Roudier \d+ et Maëlle Roudier \d+ perdent l’accès/m);
  expect(page.suites.join('\n')).toContain('Une personne reste dans le réseau');
  expect(page.suites.join('\n')).toContain('une proposition de stage et un stage accepté');
  expect(photo()).toEqual(avant);

  partir();
  expect(ouverts.map(statut)).toEqual(['annule', 'annule']);
  expect(gardes.map(statut)).toEqual(['accepte', 'realise', 'propose']);
  expect(
    db
      .select()
      .from(demiJourneesStage)
      .all()
      .filter(({ stageId }) => ouverts.includes(stageId)),
  ).toEqual([]);
  const roles = (id: number) => getActeur(ctxDe(db, id, DEMAIN), id)?.roles;
  expect([elle.responsable.id, elle.animatrice.id].map(roles)).toEqual([[], []]);
  expect([autre.responsable.id, autre.animatrice.id].map(roles)).toEqual([['responsable'], ['equipe']]);
  expect(listStructuresPourChoix({ db }).map(({ id }) => id)).not.toContain(elle.structure.id);
  const prevenus = new Set(
    db
      .select()
      .from(courriels)
      .all()
      .map(({ personneId }) => personneId),
  );
  for (const { responsable } of [elle, autre]) expect(prevenus).toContain(responsable.id);
  expect(prevenus).not.toContain(tiers.responsable.id);

  // Row by row: only the structure, its fonctions, its open stages; lines are added to the journal and the outbox.
  const apres = photo();
  const changees = Object.entries(apres).flatMap(([table, lignes]) =>
    lignes
      .filter((ligne) => !avant[table]?.some((une) => JSON.stringify(une) === JSON.stringify(ligne)))
      .map(({ id }) => `${table} ${id}`),
  );
  const siennes = db
    .select()
    .from(fonctions)
    .all()
    .filter(({ structureId }) => structureId === elle.structure.id);
  expect(changees.filter((ligne) => !/^(journal|courriels) /.test(ligne)).sort()).toEqual(
    [
      `structures ${elle.structure.id}`,
      ...siennes.map(({ id }) => `fonctions ${id}`),
      ...ouverts.map((id) => `stages ${id}`),
    ].sort(),
  );
  for (const prise of PRISES) expect(prise.verifier?.(db) ?? []).toEqual([]);
});

test('she comes back: her people are where they were, what was annulled stays so', () => {
  fabriquerFonction(db, {
    personneId: tiers.animatrice.id,
    structureId: elle.structure.id,
    fonction: 'accueil',
    du: '2026-06-01',
  });
  fabriquerFonction(db, {
    personneId: tiers.animatrice.id,
    structureId: elle.structure.id,
    fonction: 'benevolat',
    au: '2025-06-01',
  });
  const ouvert = stage('accepte', elle, autre, '2026-05-05');
  const avant = db.select().from(fonctions).all();
  partir('2026-03-20');
  expect(() => partir('2026-03-20')).toThrow(/déjà quitté/);
  const finies = db.select().from(fonctions).all();
  expect(finies.filter(({ structureId, au }) => structureId === elle.structure.id && au === '2026-03-20')).toHaveLength(3);
  expect(noterRetourDeStructure(ctxDe(db, coordinationId, DEMAIN), elle.structure.id)).toBe(3);
  expect(db.select().from(fonctions).all()).toEqual(avant);
  expect(
    db
      .select()
      .from(structures)
      .all()
      .every(({ partieLe }) => partieLe === null),
  ).toBe(true);
  expect(statut(ouvert)).toBe('annule');
  expect(() => noterRetourDeStructure(ctxDe(db, coordinationId), elle.structure.id)).toThrow(/déjà dans le réseau/);
});

test('someone invited again meanwhile keeps one fonction', () => {
  partir('2026-03-20');
  fabriquerFonction(db, { personneId: elle.responsable.id, structureId: elle.structure.id, fonction: 'direction' });
  expect(noterRetourDeStructure(ctxDe(db, coordinationId, DEMAIN), elle.structure.id)).toBe(1);
});

test('belongs to the coordination, for a day of the past year', () => {
  for (const { id } of [elle.responsable, elle.animatrice, autre.responsable]) {
    const ctx = ctxDe(db, id);
    expect(() => getPageDeDepart(ctx, PRISES, elle.structure.id)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
    expect(() => quitterLeReseau(ctx, PRISES, elle.structure.id, '2026-03-23')).toThrow(
      expect.objectContaining({ code: 'INTROUVABLE' }),
    );
  }
  const ouvert = stage('propose', elle, autre, '2026-05-05');
  for (const jour of ['2026-03-24', '2025-03-01']) expect(() => partir(jour)).toThrow(/Son dernier jour est/);
  expect(statut(ouvert)).toBe('propose');
  expect(() => quitterLeReseau(ctxDe(db, coordinationId), PRISES, 999, '2026-03-23')).toThrow(
    expect.objectContaining({ code: 'INTROUVABLE' }),
  );
  expect(LUNDI_MATIN < DEMAIN).toBe(true);
});
