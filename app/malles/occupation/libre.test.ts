import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demiJournee, jourDe, type Periode } from '#app/commun/periode.ts';
import type { ReglesDePret } from '#app/malles/catalogue/malles.ts';
import { demiJourneesTenues } from '#app/malles/reservations/reservations.ts';
import { occupationDe, periodeAutour, periodesLibres, prochainesDatesLibres, quiGene, TAMPON_MAX } from './libre.ts';

const REGLES: ReglesDePret = {
  ...{ joursMax: 14, preavisJours: 0, horizonJours: 365, tamponAvant: 1, tamponApres: 2, joursFermes: [0] },
  ...{ pretsParStructure: 3, accord: false, caution: 0 },
};
const jours = (de: string, a: string): Periode => ({ du: demiJournee(de, 'matin'), au: demiJournee(a, 'apres-midi') });
const tenir = (prets: readonly { periode: Periode; avant: number; apres: number }[]) =>
  occupationDe(prets.flatMap(({ periode, ...tampons }, par) => demiJourneesTenues(periode, tampons).map((t) => ({ ...t, par }))));
const EN_SERVICE = { etat: 'en_service', etatJusquAu: null };

describe('a malle is free', () => {
  const pret = { periode: jours('2026-04-07', '2026-04-09'), avant: 1, apres: 2 };

  test('what is kept around two neighbours may overlap, never a use', () => {
    const occupation = tenir([pret]);
    // Kept until Friday evening; the next one needs Monday's morning at most.
    expect(quiGene(occupation, jours('2026-04-10', '2026-04-10'), { avant: 1, apres: 2 })).toBe(0);
    expect(quiGene(occupation, jours('2026-04-11', '2026-04-12'), { avant: 1, apres: 2 })).toBeNull();
    expect(quiGene(occupation, jours('2026-04-11', '2026-04-12'), { avant: 2, apres: 2 })).toBeNull();
    expect(quiGene(occupation, jours('2026-04-11', '2026-04-12'), { avant: 3, apres: 2 })).toBe(0);
    expect(quiGene(occupation, jours('2026-04-04', '2026-04-05'), { avant: 1, apres: 2 })).toBeNull();
    expect(quiGene(occupation, jours('2026-04-04', '2026-04-06'), { avant: 1, apres: 2 })).toBe(0);
  });

  test('the two layers say what a comparison of intervals says, whatever is kept around', () => {
    const unPret = fc.record({
      ...{ du: fc.integer({ min: 100, max: 140 }), longueur: fc.integer({ min: 1, max: 8 }) },
      ...{ avant: fc.integer({ min: 0, max: 4 }), apres: fc.integer({ min: 0, max: 4 }) },
    });
    fc.assert(
      fc.property(unPret, unPret, (a, b) => {
        const [pa, pb] = [a, b].map(({ du, longueur }) => ({ du, au: du + longueur - 1 })) as [Periode, Periode];
        const libre = quiGene(tenir([{ periode: pa, avant: a.avant, apres: a.apres }]), pb, b) === null;
        // The gap between the two is the larger of what the first keeps after and the second before.
        const attendu =
          pa.au < pb.du
            ? pb.du - pa.au - 1 >= Math.max(a.apres, b.avant)
            : pb.au < pa.du && pa.du - pb.au - 1 >= Math.max(b.apres, a.avant);
        expect(libre).toBe(attendu);
      }),
      { numRuns: 2000 },
    );
  });

  test('the stretches that are told begin and end on days when someone hands over, and the next dates are among them', () => {
    const r = {
      occupation: tenir([pret]),
      malle: EN_SERVICE,
      regles: REGLES,
      feries: new Set(['2026-04-06']),
      de: '2026-04-01',
      a: '2026-04-19',
    };
    expect(periodesLibres(r)).toEqual([
      // Sunday 5 and Easter Monday are closed.
      { du: '2026-04-01', au: '2026-04-04' },
      { du: '2026-04-11', au: '2026-04-18' },
    ]);
    expect(prochainesDatesLibres(r, 6).map(({ du, au }) => [jourDe(du), jourDe(au)])).toEqual([
      ['2026-04-01', '2026-04-03'],
      ['2026-04-11', '2026-04-13'],
    ]);
    const enReparation = { ...r, malle: { etat: 'en_reparation', etatJusquAu: '2026-04-12' } };
    expect(periodesLibres(enReparation)).toEqual([{ du: '2026-04-13', au: '2026-04-18' }]);
    expect(periodesLibres({ ...r, malle: { etat: 'en_reparation', etatJusquAu: null } })).toEqual([]);
  });
});

test('what is read around a period holds all that a loan of it may keep', () => {
  const periode = { du: 41_000, au: 41_003 };
  const tenues = demiJourneesTenues(periode, { avant: TAMPON_MAX, apres: TAMPON_MAX }).map((une) => une.demiJournee);
  expect(periodeAutour(periode)).toEqual({ du: Math.min(...tenues), au: Math.max(...tenues) });
});
