import { beforeEach, expect, test } from 'vitest';
import { demiJournee, jourCivil, pasAvantHeure } from '#app/commun/periode.ts';
import { occupationsDeMalle } from '#app/malles/occupation/tables.ts';
import { verifierMalles } from '#app/malles/verifier.server.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerMalle } from '#tests/fabriques/malles.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { getReservation } from './dossiers.server.ts';
import { joursDeRetard } from './reservations.ts';
import { reserver } from './reserver.server.ts';

// In the night of 28 to 29 March 2026, two o'clock is three o'clock in Paris.

let db: Base;
let elle: number;
beforeEach(() => {
  db = baseDeTest().db;
  elle = fabriquerEquipe(db).animatrice.id;
});

const AVANT = new Date('2026-03-24T22:59:00Z');
const prendre = (debut: string, fin: string, le = AVANT) => {
  const ctx = ctxDe(db, elle, le);
  return getReservation(ctx, reserver(ctx, fabriquerMalle(db, { preavisJours: 1 }).malle.slug, { debut, fin }));
};

test('a loan across the change has the half-days that its dates say, neither more nor less', () => {
  const { ligne } = prendre('2026-03-27', '2026-03-31');
  expect([ligne.du, ligne.au]).toEqual([demiJournee('2026-03-27', 'matin'), demiJournee('2026-03-31', 'apres-midi')]);
  const tenues = db.select().from(occupationsDeMalle).all();
  // Five days, one half-day before, two after.
  expect(tenues.filter(({ couche }) => couche === 0)).toHaveLength(11);
  expect(tenues.filter(({ couche }) => couche === 1)).toHaveLength(12);
  expect(verifierMalles(db)).toEqual([]);
});

test('the day itself has two half-days', () => {
  const { ligne } = prendre('2026-03-29', '2026-03-29');
  expect(ligne.au - ligne.du).toBe(1);
});

test('a day of notice is a civil day, on each side of the change', () => {
  // A quarter to midnight on Saturday, then a quarter past, in Paris.
  expect(prendre('2026-03-29', '2026-03-29', new Date('2026-03-28T22:45:00Z')).ligne.statut).toBe('acceptee');
  expect(() => prendre('2026-03-29', '2026-03-30', new Date('2026-03-28T23:15:00Z'))).toThrow('1 jour à l’avance');
  // And on Sunday, one hour sooner.
  expect(prendre('2026-03-30', '2026-03-30', new Date('2026-03-29T21:45:00Z')).ligne.statut).toBe('acceptee');
  expect(() => prendre('2026-03-30', '2026-03-31', new Date('2026-03-29T22:15:00Z'))).toThrow('1 jour à l’avance');
});

test.each([
  ['2026-03-28', '2026-03-28T22:59:00Z', 0],
  ['2026-03-28', '2026-03-28T23:01:00Z', 1],
  ['2026-03-29', '2026-03-29T21:59:00Z', 0],
  ['2026-03-29', '2026-03-29T22:01:00Z', 1],
  ['2026-03-28', '2026-03-31T21:59:00Z', 3],
])('due on %s, read at %s: %i days late', (fin, le, jours) => {
  const au = demiJournee(fin, 'apres-midi');
  expect(joursDeRetard({ statut: 'en_pret', au }, jourCivil(new Date(le), 'Europe/Paris'))).toBe(jours);
});

test('the mail of the day before leaves at eight in the morning, whatever the clocks did in the night', () => {
  const aHuit = (le: string) => pasAvantHeure(new Date(le), 8, 'Europe/Paris').toISOString();
  expect(aHuit('2026-03-28T00:10:00Z')).toBe('2026-03-28T07:00:00.000Z');
  expect(aHuit('2026-03-28T23:10:00Z')).toBe('2026-03-29T06:00:00.000Z');
  expect(aHuit('2026-03-29T22:10:00Z')).toBe('2026-03-30T06:00:00.000Z');
});
