import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ajouterJours } from '#app/commun/periode.ts';
import {
  aRenouvelerDes,
  type Demarche,
  demarche,
  dureeInhabituelle,
  etatAuJour,
  type FaitDeStructure,
  libelleAnnees,
  periodeSuivante,
  regleAuJour,
  seChevauchent,
  typeAuJour,
} from './agrements.ts';
import { ajouterMois, dans, depuis, moisEntre } from './delais.ts';

const LUNDI = '2026-03-23';

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-12-31', -12, '2025-12-31'],
  ['2026-05-15', 20, '2028-01-15'],
])('%s and %i months is %s', (jour, mois, attendu) => {
  expect(ajouterMois(jour, mois)).toBe(attendu);
});

test.each([
  ['2026-03-23', 'aujourd’hui'],
  ['2026-03-24', 'demain'],
  ['2026-04-02', 'dans 10 jours'],
  ['2026-04-23', 'dans un mois'],
  ['2026-12-31', 'dans 9 mois'],
  ['2028-03-22', 'dans 23 mois'],
  ['2029-12-31', 'dans 3 ans'],
])('%s is said %s', (jour, phrase) => {
  expect(dans(LUNDI, jour)).toBe(phrase);
});

test.each([
  ['2026-03-22', 'depuis hier'],
  ['2026-03-03', 'depuis 20 jours'],
  ['2026-02-23', 'depuis un mois'],
  ['2026-01-10', 'depuis 2 mois'],
  ['2023-01-10', 'depuis 3 ans'],
])('%s is said %s', (jour, phrase) => {
  expect(depuis(LUNDI, jour)).toBe(phrase);
});

const jour = fc.integer({ min: 0, max: 12_000 }).map((n) => ajouterJours('2000-01-01', n));
const borne = fc.option(jour, { nil: null });
const periode = fc.tuple(borne, borne).map(([a, b]) => (a && b && a > b ? { du: b, au: a } : { du: a, au: b }));

test('whole months between two days are never one too many', () => {
  fc.assert(
    fc.property(jour, fc.integer({ min: 0, max: 4000 }), (debut, ecart) => {
      const fin = ajouterJours(debut, ecart);
      const mois = moisEntre(debut, fin);
      expect(ajouterMois(debut, mois) <= fin).toBe(true);
      expect(ajouterMois(debut, mois + 1) > fin).toBe(true);
    }),
  );
});

test('two periods overlap when some day is in both', () => {
  // Every bound of the two is tried: if they share a day, one of these is shared.
  fc.assert(
    fc.property(periode, periode, (a, b) => {
      const dedans = ({ du, au }: typeof a, un: string) => (du ?? '0000') <= un && un <= (au ?? '9999');
      const essais = [a.du, a.au, b.du, b.au, '0001-01-01', '9998-01-01'].filter((un) => un !== null);
      expect(seChevauchent(a, b)).toBe(essais.some((un) => dedans(a, un) && dedans(b, un)));
      expect(seChevauchent(a, b)).toBe(seChevauchent(b, a));
    }),
    { numRuns: 500 },
  );
});

test('the strongest of what is in force says what a structure is', () => {
  const faits = [
    { donne: 'prefiguration', du: '2019-01-01', au: '2019-12-31' },
    { donne: 'evs', du: '2020-01-01', au: '2025-12-31' },
    { donne: 'centre_social', du: '2024-01-01', au: null },
    { donne: null, du: null, au: null },
  ] as const;
  expect(['2018-12-31', '2019-06-01', '2020-01-01', '2024-01-01', '2040-01-01'].map((au) => typeAuJour(faits, au))).toEqual([
    ...['inconnu', 'prefiguration', 'evs', 'centre_social', 'centre_social'],
  ]);
  expect(faits.map((fait) => etatAuJour(fait, '2024-06-01'))).toEqual(['passe', 'present', 'present', 'present']);
});

describe('what is to be done about an agrément', () => {
  const fait = (champs: Partial<FaitDeStructure>): FaitDeStructure => ({
    ...{ id: 1, genre: 'animation_locale', nature: 'agrement', donne: 'evs', renouvellementDemandeLe: null },
    ...{ du: '2023-01-01', au: '2026-12-31', ...champs },
  });
  const seul = (champs: Partial<FaitDeStructure>): Demarche => demarche(fait(champs), [fait(champs)], LUNDI);

  test.each<[string, Partial<FaitDeStructure>, Demarche]>([
    ['ends in nine months', {}, 'a_demander'],
    ['ends in nine months, asked for', { renouvellementDemandeLe: '2026-03-01' }, 'demande'],
    ['ends in a year to the day', { au: '2027-03-23' }, 'a_demander'],
    ['ends in a year and a day', { au: '2027-03-24' }, null],
    ['has no end noted', { au: null }, null],
    ['begins later', { du: '2026-04-01' }, 'a_venir'],
    ['ended yesterday', { au: '2026-03-22' }, 'fini_sans_suite'],
    ['ended ten years ago, and the structure is nothing since', { du: null, au: '2016-03-22' }, 'fini_sans_suite'],
    ['a convention that ends in four months', { nature: 'conventionnement', donne: null, au: '2026-07-24' }, null],
    ['a convention that ends in three', { nature: 'conventionnement', donne: null, au: '2026-06-23' }, 'a_demander'],
    ['a convention that ended a year ago', { nature: 'conventionnement', donne: null, au: '2025-03-23' }, 'fini_sans_suite'],
    ['a convention that ended before that', { nature: 'conventionnement', donne: null, au: '2025-03-22' }, null],
  ])('%s', (_, champs, attendu) => {
    expect(seul(champs)).toBe(attendu);
  });

  test('what follows it says enough', () => {
    const finit = fait({});
    const suite = fait({ id: 2, du: '2027-01-01', au: '2030-12-31' });
    expect(demarche(finit, [finit, suite], LUNDI)).toBeNull();
    const ancien = fait({ id: 3, du: '2018-01-01', au: '2022-12-31' });
    const centre = fait({ id: 4, genre: 'animation_globale', donne: 'centre_social', du: '2023-01-01', au: null });
    expect(demarche(ancien, [ancien, centre], LUNDI)).toBeNull();
    // The structure became a centre that ended in its turn: the last one is asked about, and it alone.
    const fini = { ...centre, au: '2025-12-31' };
    expect([ancien, fini].map((un) => demarche(un, [ancien, fini], LUNDI))).toEqual([null, 'fini_sans_suite']);
  });

  test('renewals begin in time', () => {
    expect(aRenouvelerDes({ au: '2026-12-31', nature: 'agrement' })).toBe('2025-12-31');
    expect(aRenouvelerDes({ au: '2026-07-04', nature: 'conventionnement' })).toBe('2026-04-04');
    expect(aRenouvelerDes({ au: null, nature: 'agrement' })).toBeNull();
  });
});

describe('rules', () => {
  const regle = (depuis: string, anneesMin: number | null, anneesMax: number | null) => ({
    ...{ genre: 'animation_locale', depuis, anneesMin, anneesMax, source: 'Circulaire' },
  });
  const regles = [regle('2012-06-20', 1, 4), regle('2027-01-01', 2, 6)];

  test('the last one that had begun is in force', () => {
    const depuis = (au: string) => regleAuJour(regles, 'animation_locale', au)?.depuis;
    expect(['2012-06-19', '2012-06-20', '2026-12-31', '2027-01-01'].map(depuis)).toEqual([
      ...[undefined, '2012-06-20', '2012-06-20', '2027-01-01'],
    ]);
    expect(regleAuJour(regles, 'clas', '2026-01-01')).toBeUndefined();
  });

  test.each([
    ['2024-01-01', '2027-12-31', null],
    ['2024-02-29', '2028-02-28', null],
    ['2024-01-01', '2028-01-01', 'plus long'],
    ['2024-01-01', '2024-12-30', 'plus court'],
    ['2024-01-01', null, null],
  ])('from %s to %s', (du, au, attendu) => {
    const dit = dureeInhabituelle({ du, au }, regles[0]);
    if (attendu === null) expect(dit).toBeNull();
    else expect(dit).toContain(attendu);
  });

  test('lengths in words', () => {
    expect([libelleAnnees(1, 4), libelleAnnees(4, 4), libelleAnnees(null, 4), libelleAnnees(1, null)]).toEqual([
      ...['de 1 à 4 ans', '4 ans', '4 ans au plus', 'un an au moins'],
    ]);
    expect(libelleAnnees(null, null)).toBe('');
  });

  test('the next period begins on the day after and lasts as many years', () => {
    expect(periodeSuivante({ du: '2023-01-01', au: '2026-12-31' })).toEqual({ du: '2027-01-01', au: '2030-12-31' });
    expect(periodeSuivante({ du: '2025-09-01', au: '2026-07-04' })).toEqual({ du: '2026-07-05', au: null });
    expect(periodeSuivante({ du: '2023-01-01', au: null })).toBeNull();
  });
});
