import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ajouterJours,
  demiJournee,
  demiJournees,
  dureeEnJours,
  ecartEnJours,
  estJour,
  jourCivil,
  jourDe,
  jourDeNumero,
  jourDeSemaine,
  libelleDuree,
  libelleJour,
  libellePeriode,
  lundiDe,
  momentDe,
  numeroDeJour,
} from './periode.ts';

const numero = fc.integer({ min: 0, max: 60_000 });
const jours = (du: string, au: string) => ({ du: demiJournee(du, 'matin'), au: demiJournee(au, 'apres-midi') });

test('only real civil days are days', () => {
  expect(estJour('2024-02-29')).toBe(true);
  for (const faux of ['2026-02-29', '2026-13-01', '2026-3-4', '24/03/2026', '', '2026-03-24T10:00', '٢٠٢٦-٠٣-٢٤'])
    expect(estJour(faux)).toBe(false);
});

test('a day and its number say the same, whatever the day', () => {
  fc.assert(
    fc.property(numero, (n) => {
      const jour = jourDeNumero(n);
      expect(estJour(jour)).toBe(true);
      expect(numeroDeJour(jour)).toBe(n);
      expect(jourDe(demiJournee(jour, 'matin'))).toBe(jour);
      expect(momentDe(demiJournee(jour, 'apres-midi'))).toBe('apres-midi');
    }),
  );
});

test('adding days and counting them are inverse, across leap years and clock changes', () => {
  fc.assert(
    fc.property(numero, fc.integer({ min: -800, max: 800 }), (n, ecart) => {
      const jour = jourDeNumero(n + 1000);
      expect(ecartEnJours(jour, ajouterJours(jour, ecart))).toBe(ecart);
    }),
  );
});

test('the Monday of a week is a Monday, at most six days before', () => {
  fc.assert(
    fc.property(numero, (n) => {
      const jour = jourDeNumero(n + 7);
      const lundi = lundiDe(jour);
      expect(jourDeSemaine(lundi)).toBe(1);
      expect(ecartEnJours(lundi, jour)).toBeGreaterThanOrEqual(0);
      expect(ecartEnJours(lundi, jour)).toBeLessThan(7);
    }),
  );
});

test('days are said as people say them', () => {
  expect(libelleJour('2026-04-01')).toBe('mercredi 1er avril');
  expect(libelleJour('2026-04-01', true)).toBe('mercredi 1er avril 2026');
  expect(libellePeriode(jours('2026-03-03', '2026-03-05'))).toBe('du mardi 3 au jeudi 5 mars');
  expect(libellePeriode(jours('2026-03-31', '2026-04-01'))).toBe('du mardi 31 mars au mercredi 1er avril');
  expect(libellePeriode(jours('2026-12-31', '2027-01-01'), true)).toBe('du jeudi 31 décembre 2026 au vendredi 1er janvier 2027');
  expect(libellePeriode(jours('2026-04-07', '2026-04-07'))).toBe('mardi 7 avril');
  expect(libellePeriode({ du: demiJournee('2026-04-07', 'matin'), au: demiJournee('2026-04-07', 'matin') })).toBe(
    'mardi 7 avril, le matin',
  );
  expect(libellePeriode({ du: demiJournee('2026-04-07', 'apres-midi'), au: demiJournee('2026-04-08', 'matin') })).toBe(
    'du mardi 7 avril, l’après-midi, au mercredi 8 avril, le matin',
  );
  expect(libellePeriode({ du: demiJournee('2027-01-06', 'matin'), au: demiJournee('2027-01-07', 'matin') }, true)).toBe(
    'du mercredi 6 janvier, toute la journée, au jeudi 7 janvier 2027, le matin',
  );
  expect(libellePeriode({ du: demiJournee('2026-04-07', 'apres-midi'), au: demiJournee('2026-04-08', 'apres-midi') })).toBe(
    'du mardi 7 avril, l’après-midi, au mercredi 8 avril, toute la journée',
  );
});

test('lengths are counted in half-days', () => {
  expect(dureeEnJours(jours('2026-04-07', '2026-04-08'))).toBe(2);
  expect(libelleDuree(jours('2026-04-07', '2026-04-08'))).toBe('2 jours');
  expect(libelleDuree({ du: 0, au: 0 })).toBe('une demi-journée');
  expect(libelleDuree({ du: 0, au: 2 })).toBe('1 jour et demi');
  expect(demiJournees({ du: 4, au: 7 })).toEqual([4, 5, 6, 7]);
});

test('the civil day is the one of the network, not of the server', () => {
  const nuit = new Date('2026-03-23T23:30:00Z');
  expect(jourCivil(nuit, 'Europe/Paris')).toBe('2026-03-24');
  expect(jourCivil(nuit, 'America/Martinique')).toBe('2026-03-23');
});

test('a day holds within a quarter of an hour and no further, in zones that are shifted by quarters', () => {
  // Kathmandu is 5 h 45 ahead: its midnight falls on a quarter of an hour elsewhere.
  expect(jourCivil(new Date('2026-03-22T18:14:59.999Z'), 'Asia/Kathmandu')).toBe('2026-03-22');
  expect(jourCivil(new Date('2026-03-22T18:15:00Z'), 'Asia/Kathmandu')).toBe('2026-03-23');
  expect(jourCivil(new Date('2026-03-29T21:59:59.999Z'), 'Europe/Paris')).toBe('2026-03-29');
  expect(jourCivil(new Date('2026-03-29T22:00:00Z'), 'Europe/Paris')).toBe('2026-03-30');
});
