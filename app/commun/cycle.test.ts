import { expect, test } from 'vitest';
import { definirCycle, permet, possibles, verifierTransition } from './cycle.ts';

const cycle = definirCycle({
  objet: 'porte',
  statuts: ['ouverte', 'fermee'],
  relations: ['gardienne', 'passante'],
  gardes: ['cle'],
  transitions: {
    fermer: { de: ['ouverte'], vers: 'fermee', par: ['gardienne', 'passante'], libelle: 'Fermer', fait: 'Fermée' },
    ouvrir: { de: ['fermee'], vers: 'ouverte', par: ['gardienne'], gardes: ['cle'], libelle: 'Ouvrir', fait: 'Ouverte' },
  },
});

test('possibles lists what a relation may do from a status', () => {
  expect(possibles(cycle, 'ouverte', ['passante'])).toEqual(['fermer']);
  expect(possibles(cycle, 'fermee', ['passante'])).toEqual([]);
  expect(possibles(cycle, 'fermee', ['gardienne'])).toEqual(['ouvrir']);
});

test('permet asks the relations alone, whatever the status', () => {
  expect(permet(cycle, 'ouvrir', ['passante'])).toBe(false);
  expect(permet(cycle, 'ouvrir', ['passante', 'gardienne'])).toBe(true);
  expect(permet(cycle, 'fermer', ['passante'])).toBe(true);
});

test('a guard nobody evaluated fails closed', () => {
  expect(() => verifierTransition(cycle, 'ouvrir', { statut: 'fermee', relations: ['gardienne'] })).toThrow('pas possible');
  expect(() =>
    verifierTransition(cycle, 'ouvrir', {
      statut: 'fermee',
      relations: ['gardienne'],
      gardes: { cle: 'La clé est chez la voisine.' },
    }),
  ).toThrow('La clé est chez la voisine.');
  expect(verifierTransition(cycle, 'ouvrir', { statut: 'fermee', relations: ['gardienne'], gardes: { cle: true } }).vers).toBe(
    'ouverte',
  );
});

test('relation first, then status', () => {
  expect(() => verifierTransition(cycle, 'ouvrir', { statut: 'fermee', relations: ['passante'] })).toThrow(
    expect.objectContaining({ code: 'INTERDIT' }),
  );
  expect(() => verifierTransition(cycle, 'fermer', { statut: 'fermee', relations: ['passante'] })).toThrow(
    expect.objectContaining({ code: 'IMPOSSIBLE' }),
  );
});
