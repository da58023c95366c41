import { expect, test } from 'vitest';
import { aNom, deNom, queNom } from './francais.ts';

test('a structure is named as one says it', () => {
  expect(
    ['L’Escale', 'Le Fil de Vienne', 'Les Tilleuls', 'La Cour carrée', 'Espace Camille', 'Centre social du Bourg'].map(aNom),
  ).toEqual([
    'à L’Escale',
    'au Fil de Vienne',
    'aux Tilleuls',
    'à La Cour carrée',
    'à l’Espace Camille',
    'au Centre social du Bourg',
  ]);
  expect(['L’Escale', 'Le Fil de Vienne', 'Les Tilleuls', 'La Cour carrée', 'Maison des habitants'].map(deNom)).toEqual([
    'de L’Escale',
    'du Fil de Vienne',
    'des Tilleuls',
    'de La Cour carrée',
    'de la Maison des habitants',
  ]);
});

test('a first name elides', () => {
  expect(['Inès Roudier', 'Maëlle Desroches', 'Hélène', 'Yves', 'Yann', 'Éloïse'].map(deNom)).toEqual([
    'd’Inès Roudier',
    'de Maëlle Desroches',
    'd’Hélène',
    'd’Yves',
    'de Yann',
    'd’Éloïse',
  ]);
  expect(queNom('Inès')).toBe('qu’Inès');
  expect(queNom('Maëlle')).toBe('que Maëlle');
});
