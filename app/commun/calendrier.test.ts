import { expect, test } from 'vitest';
import { joursFeries, vacancesConnues, vacancesScolaires } from './calendrier.server.ts';
import { fondsDesJours } from './calendrier.ts';
import { demiJournee, type Periode } from './periode.ts';

const periode = (du: string, au: string): Periode => ({ du: demiJournee(du, 'matin'), au: demiJournee(au, 'apres-midi') });

test('public holidays of a year, in order, with the movable ones', () => {
  expect(joursFeries(periode('2026-01-01', '2026-12-31')).map(({ jour, nom }) => `${jour} ${nom}`)).toEqual([
    '2026-01-01 jour de l’An',
    '2026-04-06 lundi de Pâques',
    '2026-05-01 fête du Travail',
    '2026-05-08 Victoire de 1945',
    '2026-05-14 Ascension',
    '2026-05-25 lundi de Pentecôte',
    '2026-07-14 fête nationale',
    '2026-08-15 Assomption',
    '2026-11-01 Toussaint',
    '2026-11-11 Armistice de 1918',
    '2026-12-25 Noël',
  ]);
});

test('a period across the end of a year holds the holidays of both', () => {
  expect(joursFeries(periode('2026-12-21', '2027-01-24')).map(({ jour }) => jour)).toEqual(['2026-12-25', '2027-01-01']);
});

test('both ends of a period count', () => {
  expect(joursFeries(periode('2026-07-14', '2026-07-14'))).toHaveLength(1);
  expect(joursFeries(periode('2026-07-15', '2026-08-14'))).toEqual([]);
});

test('each zone has its own spring', () => {
  const avril = periode('2026-04-01', '2026-05-05');
  const du = (zone: string) => vacancesScolaires(zone, avril).map((vacances) => vacances.du);
  expect(du('A')).toEqual(['2026-04-04']);
  expect(du('B')).toEqual(['2026-04-11']);
  expect(du('C')).toEqual(['2026-04-18']);
  expect(du('Corse')).toEqual(['2026-04-11']);
});

test('school holidays that only touch the period are given whole, across the year', () => {
  expect(vacancesScolaires('A', periode('2027-01-03', '2027-01-31'))).toEqual([
    { nom: 'Noël', du: '2026-12-19', au: '2027-01-03' },
  ]);
  expect(vacancesScolaires('A', periode('2027-01-04', '2027-01-31'))).toEqual([]);
});

test('an unknown zone, and dates without a source, are said to be unknown', () => {
  const mars = periode('2026-03-23', '2026-04-26');
  expect(vacancesScolaires('Martinique', mars)).toEqual([]);
  expect(vacancesConnues('Martinique', mars)).toBe(false);
  expect(vacancesConnues('A', mars)).toBe(true);
  expect(vacancesConnues('A', periode('2027-08-15', '2027-09-18'))).toBe(false);
});

test('the background of each day, in order', () => {
  const jours = ['2026-04-03', '2026-04-04', '2026-04-06', '2026-04-20'];
  const tout = periode('2026-04-01', '2026-04-30');
  expect(fondsDesJours(jours, vacancesScolaires('A', tout), joursFeries(tout))).toEqual([
    {},
    { vacances: 'Printemps' },
    { vacances: 'Printemps', ferie: 'lundi de Pâques' },
    {},
  ]);
});
