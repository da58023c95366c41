import { expect, test } from 'vitest';
import { differences } from './differences.ts';

test('only what changed is kept, with what it held', () => {
  const avant = { nom: 'L’Escale', etp: 3.5, communes: ['Nexon'], siret: null, version: 4 };
  expect(differences(avant, { nom: 'L’Escale', etp: 4, communes: ['Nexon', 'Châlus'], siret: null })).toEqual({
    champs: ['etp', 'communes'],
    avant: { etp: 3.5, communes: ['Nexon'] },
    apres: { etp: 4, communes: ['Nexon', 'Châlus'] },
  });
});

test('nothing when nothing changed: a list of the same words, an absence said otherwise', () => {
  expect(differences({ a: ['x'], b: null, c: 0 }, { a: ['x'], b: undefined, c: 0 })).toBeNull();
});

test('zero, false and the empty text are something', () => {
  expect(differences({ a: null, b: true, c: 'x' }, { a: 0, b: false, c: '' })?.apres).toEqual({ a: 0, b: false, c: '' });
});
