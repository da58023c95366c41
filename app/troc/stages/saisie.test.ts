import { expect, test } from 'vitest';
import { lireFormulaire } from '#app/http/pages.server.ts';
import { saisieStage } from './saisie.ts';

const lire = (champs: Record<string, string>) =>
  lireFormulaire(
    new URLSearchParams({
      sens: 'envoyer',
      structureId: '1',
      autreStructureId: '2',
      stagiaireId: '3',
      du: '2026-04-07',
      objectif: 'Observer l’accueil.',
      ...champs,
    }),
    saisieStage,
  );

test('one day needs one date', () => {
  expect(lire({ au: '' })).toMatchObject({
    ok: true,
    saisie: { du: '2026-04-07', au: '2026-04-07', momentDu: 'matin', momentAu: 'apres-midi' },
  });
});

test('half a day is one answer', () => {
  expect(lire({ duree: 'apres-midi' })).toMatchObject({ ok: true, saisie: { momentDu: 'apres-midi', momentAu: 'apres-midi' } });
  expect(lire({ duree: 'matin', au: '2026-04-07' })).toMatchObject({
    ok: true,
    saisie: { momentDu: 'matin', momentAu: 'matin' },
  });
});

test('several mornings in a row, and days of the week', () => {
  expect(lire({ duree: 'matin', au: '2026-04-09' })).toMatchObject({
    ok: true,
    saisie: { momentDu: 'matin', momentAu: 'matin', moment: 'matin', joursDeSemaine: [] },
  });
  expect(
    lire({ au: '2026-05-07', 'jour-2': 'on', 'jour-4': 'on', 'avec-7': 'on', 'avec-0': 'on', 'avec-x': 'on' }),
  ).toMatchObject({
    ok: true,
    saisie: { joursDeSemaine: [2, 4], avec: [7] },
  });
  expect(lire({ au: '2026-04-08', 'jour-0': 'on' })).toMatchObject({
    ok: false,
    formulaire: { erreurs: { du: [expect.stringContaining('Aucun des jours cochés')] } },
  });
});

test('reversed and too long periods are said at the last day', () => {
  expect(lire({ au: '2026-04-06' })).toMatchObject({
    ok: false,
    formulaire: { erreurs: { au: [expect.stringContaining('inversées')] } },
  });
  // 92 days, the first and the last included.
  expect(lire({ au: '2026-07-07' })).toMatchObject({ ok: true });
  expect(lire({ au: '2026-07-08' })).toMatchObject({
    ok: false,
    formulaire: { erreurs: { au: [expect.stringContaining('trois mois')] } },
  });
});

test('four hours in order, or none; kilometres are a whole number', () => {
  const heures = { matinDe: '8:30', matinA: '12h00', apresMidiDe: '13 : 30', apresMidiA: '17:00' };
  expect(lire(heures)).toMatchObject({ ok: true, saisie: { horaires: { matin: [510, 720], apresMidi: [810, 1020] } } });
  const lues = lire({});
  expect(lues.ok && lues.saisie.horaires).toBeUndefined();
  const faute = (champs: Record<string, string>, champ: string, phrase: string) =>
    expect(lire(champs)).toMatchObject({ ok: false, formulaire: { erreurs: { [champ]: [expect.stringContaining(phrase)] } } });
  faute({ ...heures, apresMidiA: '' }, 'apresMidiA', 'quatre heures');
  faute({ ...heures, matinA: '8:30' }, 'matinA', 'ne se suivent pas');
  faute({ ...heures, apresMidiDe: '11:00' }, 'apresMidiDe', 'ne se suivent pas');
  faute({ ...heures, matinDe: '25:00' }, 'matinDe', 'Écrivez une heure');
  expect(lire({ ...heures, apresMidiDe: '12:00' })).toMatchObject({ ok: true });
  faute({ km: '2001' }, 'km', '2 000 km');
  faute({ km: '12,5' }, 'km', 'nombre entier');
});
