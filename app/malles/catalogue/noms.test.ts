import { expect, test } from 'vitest';
import { laMalle, malleEnTitre } from './noms.ts';

test.each([
  ['Cirque', 'la malle Cirque', 'Malle Cirque'],
  ['Malle aux jeux', 'la malle aux jeux', 'Malle aux jeux'],
  ['malle aux jeux', 'la malle aux jeux', 'Malle aux jeux'],
  ['Mallette', 'la malle Mallette', 'Malle Mallette'],
])('%s is said once a malle', (nom, phrase, titre) => {
  expect([laMalle(nom), malleEnTitre(nom)]).toEqual([phrase, titre]);
});
