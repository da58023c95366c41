import { expect, test } from 'vitest';
import { eurosATaper, libelleEuros, lireEuros } from './euros.ts';

test.each([
  [5000, '50\u00a0€', '50'],
  [1250, '12,50\u00a0€', '12,50'],
  [106_480, '1\u00a0064,80\u00a0€', '1064,80'],
  [0, '0\u00a0€', '0'],
])('%i cents are said, and typed', (centimes, dit, tape) => {
  expect([libelleEuros(centimes), eurosATaper(centimes)]).toEqual([dit, tape]);
  expect(lireEuros(tape, 1_000_000)).toBe(centimes);
  expect(lireEuros(dit, 1_000_000)).toBe(centimes);
});

test.each(['', '-1', '1e3', '3,555', 'trois', '101', '1,2,3'])('%s is no amount of at most 100 €', (tape) =>
  expect(lireEuros(tape, 100_00)).toBeUndefined(),
);
