import { expect, test } from 'vitest';
import { parLots } from './lots.ts';

test('each is done once, in order; something else passes before all is done', async () => {
  let [faits, vuAlors] = [0, -1];
  setImmediate(() => {
    vuAlors = faits;
  });
  const rendus = await parLots(
    Array.from({ length: 100 }, (_, rang) => rang),
    async (rang) => {
      faits += 1;
      return rang * 2;
    },
  );
  expect(rendus).toEqual(Array.from({ length: 100 }, (_, rang) => rang * 2));
  expect(vuAlors).toBeGreaterThan(0);
  expect(vuAlors).toBeLessThan(100);
});
