import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ajouterJours, demiJournee, ecartEnJours, type Jour, jourDe } from '#app/commun/periode.ts';
import { type Cote, JOURS_ENTRE_RETARDS, type PretARappeler, rappelsDus } from './rappels.ts';

const pret = (champs: Partial<PretARappeler> & { debut?: Jour; fin?: Jour } = {}): PretARappeler => {
  const { debut = '2026-04-07', fin = '2026-04-09', ...reste } = champs;
  return {
    ...{ statut: 'acceptee', du: demiJournee(debut, 'matin'), au: demiJournee(fin, 'apres-midi') },
    ...{ accepteeLe: '2026-03-02', modifieeLe: '2026-03-02', remiseLe: null, deMainEnMain: false, horsService: false, ...reste },
  };
};
const dus = (p: PretARappeler, jour: Jour) => rappelsDus(p, jour).map(({ cause, a }) => `${cause} → ${a}`);
const sorti = (champs: Parameters<typeof pret>[0] = {}) =>
  pret({ statut: 'en_pret', remiseLe: '2026-04-07', modifieeLe: '2026-04-07', ...champs });

describe('before a loan', () => {
  const LES_DEUX = ['a_preparer → gardienne', 'bientot → emprunteuse'];
  test.each([
    ['2026-03-30', []],
    ['2026-03-31', LES_DEUX],
    ['2026-04-03', LES_DEUX],
    ['2026-04-06', LES_DEUX],
    ['2026-04-07', []],
  ])('on %s', (jour, attendus) => {
    expect(dus(pret(), jour)).toEqual(attendus);
  });

  test('what passes from hand to hand is not prepared', () => {
    expect(dus(pret({ deMainEnMain: true }), '2026-03-31')).toEqual(['bientot → emprunteuse']);
  });

  test('what is out of service is neither prepared nor waited for; what is out is due all the same', () => {
    expect(dus(pret({ horsService: true }), '2026-03-31')).toEqual([]);
    expect(dus(sorti({ horsService: true }), '2026-04-08')).toEqual(['a_rendre → emprunteuse']);
  });

  test('booked within the week, the booking has said it all; changed yesterday, nobody is told twice in two days', () => {
    expect(dus(pret({ accepteeLe: '2026-03-31' }), '2026-04-02')).toEqual([]);
    expect(dus(pret({ modifieeLe: '2026-03-31' }), '2026-04-01')).toEqual([]);
    expect(dus(pret({ modifieeLe: '2026-03-31' }), '2026-04-02')).toEqual(LES_DEUX);
  });
});

describe('before the return, and after', () => {
  test.each([
    ['2026-04-07', []],
    ['2026-04-08', ['a_rendre → emprunteuse']],
    ['2026-04-09', ['a_rendre → emprunteuse']],
    ['2026-04-10', []],
    ['2026-04-11', []],
    ['2026-04-12', ['retard → emprunteuse', 'retard → gardienne']],
    ['2026-04-13', ['retard → emprunteuse', 'retard → gardienne']],
    ['2026-04-14', []],
    ['2026-04-15', ['retard → emprunteuse', 'retard → gardienne']],
  ])('on %s', (jour, attendus) => {
    expect(dus(sorti(), jour)).toEqual(attendus);
  });

  test('handed over on the eve of its return, it has just been said', () => {
    expect(dus(sorti({ fin: '2026-04-08' }), '2026-04-08')).toEqual([]);
    expect(dus(sorti({ fin: '2026-04-07' }), '2026-04-07')).toEqual([]);
  });

  test.each(['demandee', 'rendue', 'a_regulariser', 'close', 'refusee', 'annulee'] as const)('never when %s', (statut) => {
    for (let n = -20; n < 40; n++) expect(dus(sorti({ statut }), ajouterJours('2026-04-07', n))).toEqual([]);
  });
});

// A year of one loan, day after day: it is booked, moved, handed over, kept longer, brought back or called off on any day; the task
// runs or does not. What it writes is remembered by its key, as the outbox does.
type Acte = 'rien' | 'annuler' | 'avancer' | 'reculer' | 'remettre' | 'prolonger' | 'rendre';
const LE_DEBUT = '2026-01-05';
const unJour = fc.integer({ min: 0, max: 364 });
const actes = fc.array(
  fc.tuple(
    unJour,
    fc.constantFrom<Acte>(
      'annuler',
      'rendre',
      'remettre',
      'remettre',
      'remettre',
      'avancer',
      'reculer',
      'prolonger',
      'prolonger',
    ),
  ),
  { maxLength: 20 },
);
const pannes = fc.array(fc.tuple(unJour, fc.integer({ min: 1, max: 12 })), { maxLength: 25 });

function vivre(acte: Acte, p: PretARappeler, jour: Jour): PretARappeler {
  const change = { modifieeLe: jour };
  if (p.statut === 'acceptee') {
    if (acte === 'annuler') return { ...p, ...change, statut: 'annulee' };
    if (acte === 'remettre' && jourDe(p.du) <= jour) return { ...p, ...change, statut: 'en_pret', remiseLe: jour };
    const de = acte === 'avancer' ? -6 : acte === 'reculer' ? 10 : 0;
    if (de !== 0 && jourDe(p.du + de) > jour) return { ...p, ...change, du: p.du + de, au: p.au + de };
  }
  if (p.statut === 'en_pret' && acte === 'rendre') return { ...p, ...change, statut: 'rendue' };
  if (p.statut === 'en_pret' && acte === 'prolonger') return { ...p, ...change, au: p.au + 4 };
  return p;
}

test('over a year: never the same twice, never of what is over nor outside its days, never two of a late loan within a day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20 }), actes, pannes, (dans, duree, faits, arrets) => {
      const debut = ajouterJours(LE_DEBUT, dans);
      let p = pret({ debut, fin: ajouterJours(debut, duree - 1), accepteeLe: LE_DEBUT, modifieeLe: LE_DEBUT });
      const ecrites = new Set<string>();
      // What each one says, apart from its key: whatever the keys, nobody reads the same words twice.
      const dites: string[] = [];
      const retards: Record<Cote, Jour[]> = { emprunteuse: [], gardienne: [] };
      for (let rang = 0; rang < 365; rang++) {
        const jour = ajouterJours(LE_DEBUT, rang);
        for (const [quand, acte] of faits) if (quand === rang) p = vivre(acte, p, jour);
        const tourne = !arrets.some(([depuis, combien]) => rang >= depuis && rang < depuis + combien);
        // Twice a day, as a server that restarts does.
        for (const fois of tourne ? [1, 2] : []) {
          const nouveaux = rappelsDus(p, jour).filter(({ cle }) => !ecrites.has(cle));
          for (const { cause, a, cle } of nouveaux) {
            expect(fois).toBe(1);
            ecrites.add(cle);
            const avant = ecartEnJours(jour, jourDe(p.du));
            const retour = ecartEnJours(jour, jourDe(p.au));
            if (cause === 'a_preparer' || cause === 'bientot') {
              expect(p.statut).toBe('acceptee');
              expect(avant).toBeGreaterThanOrEqual(1);
              expect(avant).toBeLessThanOrEqual(7);
            } else {
              expect(p.statut).toBe('en_pret');
              if (cause === 'a_rendre') expect([0, 1]).toContain(retour);
              else expect(-retour).toBeGreaterThanOrEqual(JOURS_ENTRE_RETARDS);
            }
            if (cause === 'retard') retards[a].push(jour);
            else dites.push(`${cause} ${a} ${cause === 'a_rendre' ? '' : p.du} ${p.au}`);
          }
        }
      }
      expect(new Set(dites).size).toBe(dites.length);
      for (const jours of Object.values(retards)) {
        for (const [rang, jour] of jours.entries()) {
          const precedent = jours[rang - 1];
          if (precedent) expect(ecartEnJours(precedent, jour)).toBeGreaterThanOrEqual(2);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('when the task runs every day, a loan that is left alone is told of in time, and a late one every third day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 12, max: 60 }), fc.integer({ min: 3, max: 20 }), (dans, duree) => {
      const debut = ajouterJours(LE_DEBUT, dans);
      const fin = ajouterJours(debut, duree - 1);
      const ecrits: string[] = [];
      const vues = new Set<string>();
      let p = pret({ debut, fin, accepteeLe: LE_DEBUT, modifieeLe: LE_DEBUT });
      for (let rang = 0; rang < 365; rang++) {
        const jour = ajouterJours(LE_DEBUT, rang);
        if (jour === debut) p = vivre('remettre', p, jour);
        if (jour === ajouterJours(fin, 8)) p = vivre('rendre', p, jour);
        for (const { cause, a, cle } of rappelsDus(p, jour)) {
          if (!vues.has(cle)) ecrits.push(`${cause} ${a} ${ecartEnJours(jour, cause.startsWith('a_r') ? fin : debut)}`);
          vues.add(cle);
        }
      }
      const retard = (jours: number) => [`retard emprunteuse ${-duree + 1 - jours}`, `retard gardienne ${-duree + 1 - jours}`];
      expect(ecrits).toEqual([
        'a_preparer gardienne 7',
        'bientot emprunteuse 7',
        'a_rendre emprunteuse 1',
        ...retard(3),
        ...retard(6),
      ]);
    }),
    { numRuns: 50 },
  );
});
