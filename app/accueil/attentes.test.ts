import { expect, test } from 'vitest';
import type { Attente } from '#app/commun/prise.ts';
import { phraseDuCompte, repereDeLEcheance, trierAttentes } from './attentes.ts';

const attente = (cle: string, echeance: string, poids: number): Attente => ({
  cle,
  salle: 'troc',
  echeance,
  poids,
  titre: cle,
  suite: '',
  lien: { libelle: '', chemin: '/' },
});

test('what falls soonest comes first, then the gravest, whatever the order of the rooms', () => {
  const attentes = [
    attente('c', '2026-04-01', 5),
    attente('a', '2026-04-01', 1),
    attente('b', '2026-03-24', 9),
    attente('d', '2026-03-20', 9),
  ];
  const attendu = ['d', 'b', 'a', 'c'];
  expect(trierAttentes(attentes).map(({ cle }) => cle)).toEqual(attendu);
  expect(trierAttentes([...attentes].reverse()).map(({ cle }) => cle)).toEqual(attendu);
});

test('the same day and weight keep one order', () => {
  const attentes = ['é', 'z', 'a'].map((cle) => attente(cle, '2026-04-01', 1));
  expect(trierAttentes(attentes).map(({ cle }) => cle)).toEqual(['a', 'é', 'z']);
});

test.each([
  [[], 'Rien ne vous attend pour l’instant.'],
  [['2026-03-23'], 'Une chose vous attend, aujourd’hui.'],
  [['2026-03-24', '2026-03-30'], 'Deux choses vous attendent, la première demain.'],
  [
    ['2026-04-01', '2026-04-01', '2026-04-02', '2026-04-09'],
    'Quatre choses vous attendent, la première pour le mercredi 1er avril.',
  ],
  [['2026-03-20'], 'Une chose vous attend, depuis le vendredi 20 mars.'],
  [Array(11).fill('2026-03-23'), '11 choses vous attendent, la première aujourd’hui.'],
])('the sentence of the count: %j', (echeances, phrase) => {
  const { fort, suite } = phraseDuCompte(echeances as string[], '2026-03-23');
  expect(fort + suite).toBe(phrase);
});

test.each([
  ['2026-03-23', 'depuis le'],
  ['2026-03-24', 'aujourd’hui'],
  ['2026-03-25', 'pour le'],
])('on 24 March, %s is read « %s »', (jour, repere) => {
  expect(repereDeLEcheance(jour, '2026-03-24')).toBe(repere);
});
