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

test('half a day does not last two days, and says so at its own field', () => {
  expect(lire({ duree: 'matin', au: '2026-04-08' })).toMatchObject({
    ok: false,
    formulaire: { erreurs: { duree: [expect.stringContaining('un seul jour')] } },
  });
});

test('reversed and too long periods are said at the last day', () => {
  expect(lire({ au: '2026-04-06' })).toMatchObject({
    ok: false,
    formulaire: { erreurs: { au: [expect.stringContaining('inversées')] } },
  });
  expect(lire({ au: '2026-04-09' })).toMatchObject({
    ok: false,
    formulaire: { erreurs: { au: [expect.stringContaining('deux jours au plus')] } },
  });
});
