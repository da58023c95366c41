import { describe, expect, test } from 'vitest';
import { lireDate, lirePeriode } from './dates-lues.ts';
import { lireFonction, lireLien, lireMilieu, lireNombre, lireOuiNon, morceauxDe } from './lectures.ts';

describe('dates', () => {
  test.each([
    ['2024-01-31', '2024-01-31'],
    ['31/01/2024', '2024-01-31'],
    ['1.2.24', '2024-02-01'],
    ['01-02-2024', '2024-02-01'],
    ['1er janvier 2024', '2024-01-01'],
    ['le 3 déc. 2023', '2023-12-03'],
    ['lundi 4 mars 2024', '2024-03-04'],
    ['janvier 2024', '2024-01-01'],
    ['01/2024', '2024-01-01'],
    ['2024', '2024-01-01'],
    ['45292', '2024-01-01'],
    ['31/02/2024', null],
    ['4 ans', null],
    ['à renouveler', null],
    ['12', null],
  ])('%s', (texte, jour) => expect(lireDate(texte)).toBe(jour));

  test.each([
    ['janvier 2024', '2024-01-31'],
    ['02/2024', '2024-02-29'],
    ['2024', '2024-12-31'],
    ['fin 2027', '2027-12-31'],
    ['jusqu’au 30 juin 2025', '2025-06-30'],
  ])('%s, as an end', (texte, jour) => expect(lireDate(texte, 'fin')).toBe(jour));

  test.each([
    ['2022-2025', { du: '2022-01-01', au: '2025-12-31' }],
    ['du 01/01/2022 au 31/12/2025', { du: '2022-01-01', au: '2025-12-31' }],
    ['janvier 2022 à juin 2025', { du: '2022-01-01', au: '2025-06-30' }],
    ['01/01/2022 - 31/12/2025', { du: '2022-01-01', au: '2025-12-31' }],
    ['jusqu’au 31/12/2026', { du: null, au: '2026-12-31' }],
    ['2024', { du: '2024-01-01', au: '2024-12-31' }],
    ['quatre ans', null],
  ])('%s, as a period', (texte, periode) => expect(lirePeriode(texte)).toEqual(periode));
});

describe('words', () => {
  test.each([
    ['Direction', 'direction', null],
    ['directrice', 'direction', 'directrice'],
    ['Directeur adjoint', 'autre', 'Directeur adjoint'],
    ['Référente familles', 'reference_familles', 'Référente familles'],
    ['Référent jeunesse', 'reference_jeunesse', 'Référent jeunesse'],
    ['Coordinatrice', 'coordination_evs', 'Coordinatrice'],
    ['Trésorier', 'administration', 'Trésorier'],
    ['vice-présidente', 'administration', 'vice-présidente'],
    ['Président', 'presidence', 'Président'],
    ['Animatrice enfance', 'animation', 'Animatrice enfance'],
    ['Secrétaire', 'accueil', 'Secrétaire'],
    ['Bénévole', 'benevolat', 'Bénévole'],
    ['Cuisinier', 'autre', 'Cuisinier'],
  ])('%s', (texte, fonction, intitule) => expect(lireFonction(texte)).toEqual({ fonction, intitule }));

  test('bonds, surroundings, numbers, crosses, lists', () => {
    expect(['CDI', 'bénévole', 'agent public', 'fonctionnaire', '?'].map(lireLien)).toEqual([
      'salariat',
      'benevolat',
      'agent_public',
      'agent_public',
      null,
    ]);
    expect(['Rural', 'ZRR rurale', 'urbain', 'rural et urbain'].map(lireMilieu)).toEqual(['rural', 'rural', 'urbain', null]);
    expect(['3,5 ETP', '1 200', '12 bénévoles', 'une dizaine', '2 à 3'].map((t) => lireNombre(t, 10_000))).toEqual([
      3.5,
      1200,
      12,
      undefined,
      undefined,
    ]);
    expect(['x', 'OUI', '✔', 'non', 'un peu'].map(lireOuiNon)).toEqual([true, true, true, false, undefined]);
    expect(morceauxDe('cuisine ; vidéo\n- cirque, jonglerie')).toEqual(['cuisine', 'vidéo', 'cirque', 'jonglerie']);
  });
});
