import { expect, test } from 'vitest';
import { aNom, deNom, leNom, queNom } from './francais.ts';

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

test.each([
  ['Le Grand Noyer', 'au Grand Noyer', 'du Grand Noyer', 'le Grand Noyer', 'que le Grand Noyer'],
  ['Les Trois Ponts', 'aux Trois Ponts', 'des Trois Ponts', 'les Trois Ponts', 'que les Trois Ponts'],
  ['La Grange', 'à La Grange', 'de La Grange', 'La Grange', 'que La Grange'],
  ['L’Escale', 'à L’Escale', 'de L’Escale', 'L’Escale', 'que L’Escale'],
  [
    'Association pour le Lien',
    'à l’Association pour le Lien',
    'de l’Association pour le Lien',
    'l’Association pour le Lien',
    'que l’Association pour le Lien',
  ],
  [
    'Centre social municipal',
    'au Centre social municipal',
    'du Centre social municipal',
    'le Centre social municipal',
    'que le Centre social municipal',
  ],
  ['Espace Marguerite', 'à l’Espace Marguerite', 'de l’Espace Marguerite', 'l’Espace Marguerite', 'que l’Espace Marguerite'],
  [
    'Réseau de la Vienne',
    'au Réseau de la Vienne',
    'du Réseau de la Vienne',
    'le Réseau de la Vienne',
    'que le Réseau de la Vienne',
  ],
  ['MJC du Bourg', 'à la MJC du Bourg', 'de la MJC du Bourg', 'la MJC du Bourg', 'que la MJC du Bourg'],
  ['Halle aux Grains', 'à Halle aux Grains', 'de Halle aux Grains', 'Halle aux Grains', 'que Halle aux Grains'],
  ['Horizons', 'à Horizons', 'd’Horizons', 'Horizons', 'qu’Horizons'],
  ['Hélène', 'à Hélène', 'd’Hélène', 'Hélène', 'qu’Hélène'],
  ['Yann', 'à Yann', 'de Yann', 'Yann', 'que Yann'],
])('« %s » is said « %s », « %s », « %s », « %s »', (nom, a, de, le, que) => {
  expect([aNom(nom), deNom(nom), leNom(nom), queNom(nom)]).toEqual([a, de, le, que]);
});
