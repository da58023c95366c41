import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FORMES } from '#app/troc/annonces/annonces.ts';
import { evaluer, type Indices, motsDuTitre, ordonner, POIDS, raisonsPour } from './rapprochements.ts';

const cote = { forme: 'stage', rayonKm: null, aDistance: false, jours: [] } as const;
const rien: Indices = { id: 1, memes: [], proches: [], mots: [], km: null, corrigee: false, rienRecu: false };

test('the same skill comes before a near one, a near one before words, whatever the rest', () => {
  const fort = evaluer(cote, { ...cote, forme: 'pret', rayonKm: 5 }, { ...rien, memes: ['Jardin'], km: 90 }).score;
  const tout = { mots: ['jardin', 'partage', 'habitant'], km: 0, rienRecu: true };
  const ouvert = { ...cote, aDistance: true, jours: [2] };
  const proche = evaluer(ouvert, ouvert, { ...rien, ...tout, proches: ['Compost'] });
  const mots = evaluer(ouvert, ouvert, { ...rien, ...tout });
  const faible = evaluer(cote, { ...cote, forme: 'pret', rayonKm: 5 }, { ...rien, proches: ['Compost'], km: 90 });
  expect(fort).toBeGreaterThan(proche.score);
  expect(faible.score).toBeGreaterThan(mots.score);
});

test('within one degree, a structure that has received nothing yet comes first, however far', () => {
  const ici = { ...cote, aDistance: true, jours: [1] };
  const comblee = evaluer(ici, ici, { ...rien, memes: ['Jardin'], km: 0 }).score;
  const jamais = evaluer(cote, { ...cote, forme: 'pret' }, { ...rien, memes: ['Jardin'], km: 60, rienRecu: true }).score;
  expect(jamais).toBeGreaterThan(comblee);
});

test('the reason « n’a encore rien reçu » is for the coordination alone', () => {
  const { raisons } = evaluer(cote, cote, { ...rien, memes: ['Jardin'], rienRecu: true });
  expect(raisonsPour(raisons, { coordination: true }).map(({ nom }) => nom)).toContain('rien_recu');
  expect(raisonsPour(raisons, { coordination: false }).map(({ nom }) => nom)).not.toContain('rien_recu');
});

test('reasons are said in words', () => {
  const a = { ...cote, jours: [1, 2, 4] };
  const b = { ...cote, forme: 'visite' as const, jours: [2, 4, 7] };
  const { raisons } = evaluer(a, b, { ...rien, memes: ['Jardin', 'Compost'], km: 12, mots: ['potager'] });
  expect(raisons.map(({ libelle }) => libelle)).toEqual([
    'Jardin et Compost',
    'Mêmes mots\u00a0: potager',
    'Formes compatibles',
    'Environ 12 km',
    'Jours communs\u00a0: mardi et jeudi',
  ]);
});

test('too far for one of the two counts against it, unless both may do it from afar', () => {
  const loin = { ...rien, memes: ['Jardin'], km: 45 };
  expect(evaluer({ ...cote, rayonKm: 20 }, cote, loin).raisons.map(({ nom }) => nom)).toContain('hors_rayon');
  const distant = { ...cote, aDistance: true, rayonKm: 20 };
  expect(evaluer(distant, distant, loin).raisons.map(({ nom }) => nom)).not.toContain('hors_rayon');
});

test('words of a title: hollow ones are left out, the plural does not count', () => {
  expect(motsDuTitre('monter des jardins partages avec les habitants')).toEqual(['jardin', 'partage']);
});

const unCote = fc.record({
  forme: fc.constantFrom(...FORMES),
  rayonKm: fc.option(fc.integer({ min: 1, max: 500 })),
  aDistance: fc.boolean(),
  jours: fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
});
const mots = fc.uniqueArray(fc.constantFrom('jardin', 'potager', 'compost', 'cuisine', 'velo'));
const desIndices = fc.record({
  ...{ id: fc.integer({ min: 1, max: 9999 }), memes: mots, proches: mots, mots },
  ...{ km: fc.option(fc.integer({ min: 0, max: 300 })), corrigee: fc.boolean(), rienRecu: fc.boolean() },
});

test('the score is the sum of the reasons that are told, each within its weight, and the same seen from either side', () => {
  fc.assert(
    fc.property(unCote, unCote, desIndices, (a, b, indices) => {
      const { score, raisons } = evaluer(a, b, indices);
      expect(score).toBe(raisons.reduce((somme, { points }) => somme + points, 0));
      for (const { nom, points, libelle } of raisons) {
        expect(libelle).not.toBe('');
        expect(Math.abs(points % POIDS[nom].points)).toBe(0);
        expect(Math.abs(points)).toBeLessThanOrEqual(Math.abs(POIDS[nom].points) * POIDS[nom].auPlus);
      }
      expect(evaluer(b, a, indices).score).toBe(score);
    }),
  );
});

test('the order is one order, whatever the order in which the base gives the rows', () => {
  const lignes = fc.uniqueArray(
    fc.record({ id: fc.nat(500), score: fc.integer({ min: -20, max: 300 }), km: fc.option(fc.nat(100)) }),
    { selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(lignes, fc.integer({ min: 0, max: 40 }), (lues, tour) => {
      const tournees = [...lues.slice(tour % (lues.length || 1)), ...lues.slice(0, tour % (lues.length || 1))];
      expect(ordonner(tournees)).toEqual(ordonner(lues));
      expect(ordonner(ordonner(lues))).toEqual(ordonner(lues));
    }),
  );
});
