import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Attente, attribuer, ordreDeLaListe } from './attribuer.ts';

const une = (id: number, structureId: number, combien = 1, depuis = id): Attente => ({ id, structureId, combien, depuis });
const ids = (attentes: readonly Attente[]) => attentes.map(({ id }) => id);

describe('to whom free places go', () => {
  test('one place a structure first, then the order of arrival', () => {
    const attentes = [une(1, 10), une(2, 10), une(3, 20), une(4, 30)];
    expect(ids(attribuer(attentes, { libres: 3, placees: [30] }))).toEqual([1, 3, 2]);
    expect(ids(ordreDeLaListe(attentes, [30]))).toEqual([1, 3, 2, 4]);
  });

  test('a group comes together or not at all, and what it leaves goes to whom it fits', () => {
    const attentes = [une(1, 10, 3), une(2, 20, 1), une(3, 20, 1)];
    expect(ids(attribuer(attentes, { libres: 2, placees: [] }))).toEqual([2, 3]);
    expect(ids(attribuer(attentes, { libres: 4, placees: [] }))).toEqual([2, 1]);
  });

  test('a structure that has nobody comes before a second one of another, be it a group', () => {
    const attentes = [une(1, 10), une(2, 20, 2)];
    expect(ids(attribuer(attentes, { libres: 2, placees: [10] }))).toEqual([2]);
  });

  test('arrived together, the first written is the first', () => {
    expect(ids(attribuer([une(2, 20, 1, 5), une(1, 10, 1, 5)], { libres: 1, placees: [] }))).toEqual([1]);
  });
});

const attente = fc.record({
  structureId: fc.integer({ min: 1, max: 6 }),
  combien: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 5 })),
  depuis: fc.integer({ min: 0, max: 20 }),
});
const situation = fc.record({
  attentes: fc.array(attente, { maxLength: 14 }).map((lues) => lues.map((lue, id) => ({ id, ...lue }))),
  libres: fc.integer({ min: 0, max: 15 }),
  placees: fc.uniqueArray(fc.integer({ min: 1, max: 6 })),
});
const somme = (lues: readonly Attente[]) => lues.reduce((n, { combien }) => n + combien, 0);

describe('whatever waits, whatever is free', () => {
  test('never more places than there are, nobody twice, nobody from nowhere', () => {
    fc.assert(
      fc.property(situation, ({ attentes, libres, placees }) => {
        const servies = attribuer(attentes, { libres, placees });
        expect(somme(servies)).toBeLessThanOrEqual(libres);
        expect(new Set(servies).size).toBe(servies.length);
        for (const elle of servies) expect(attentes).toContain(elle);
      }),
    );
  });

  test('no place stays empty which someone who waits would fill', () => {
    fc.assert(
      fc.property(situation, ({ attentes, libres, placees }) => {
        const servies = attribuer(attentes, { libres, placees });
        const reste = libres - somme(servies);
        for (const elle of attentes) if (!servies.includes(elle)) expect(elle.combien).toBeGreaterThan(reste);
      }),
    );
  });

  test('nobody of a structure that has someone passes before one who is alone and whose structure has nobody', () => {
    fc.assert(
      fc.property(situation, ({ attentes, libres, placees }) => {
        const servies = attribuer(attentes, { libres, placees });
        const avec = new Set(placees);
        for (const [rang, elle] of servies.entries()) {
          const restent = attentes.filter((autre) => !servies.slice(0, rang).includes(autre));
          const reste = libres - somme(servies.slice(0, rang));
          const sansPersonne = restent.filter((autre) => autre.combien === 1 && !avec.has(autre.structureId) && reste >= 1);
          if (sansPersonne.length > 0) expect(sansPersonne).toContain(elle);
          avec.add(elle.structureId);
        }
      }),
    );
  });

  test('of two alike, whoever arrived first is never left while the other is served', () => {
    fc.assert(
      fc.property(situation, ({ attentes, libres, placees }) => {
        const servies = attribuer(attentes, { libres, placees });
        for (const tard of servies)
          for (const tot of attentes) {
            const pareilles = tot.structureId === tard.structureId && tot.combien === tard.combien;
            if (pareilles && (tot.depuis < tard.depuis || (tot.depuis === tard.depuis && tot.id < tard.id)))
              expect(servies).toContain(tot);
          }
      }),
    );
  });

  test('the order in which they are written changes nothing', () => {
    fc.assert(
      fc.property(situation, fc.integer(), ({ attentes, libres, placees }, graine) => {
        const melees = [...attentes].sort((a, b) => ((a.id * 31 + graine) % 7) - ((b.id * 31 + graine) % 7));
        expect(ids(attribuer(melees, { libres, placees }))).toEqual(ids(attribuer(attentes, { libres, placees })));
      }),
    );
  });

  test('the list is served in the order that it shows, as far as what fits', () => {
    fc.assert(
      fc.property(situation, ({ attentes, placees }) => {
        const ordre = ordreDeLaListe(attentes, placees);
        expect(new Set(ids(ordre))).toEqual(new Set(ids(attentes)));
        const premiere = ordre[0];
        if (premiere)
          expect(attribuer(attentes, { libres: premiere.combien, placees })[0]?.combien).toBeLessThanOrEqual(premiere.combien);
      }),
    );
  });
});
