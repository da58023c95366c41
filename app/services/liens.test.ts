import { expect, test } from 'vitest';
import { ajouterDelai } from '#app/commun/periode.ts';
import { baseDeTest, ctxDuTemps, LUNDI_MATIN } from '#tests/base.ts';
import { empreinteDe, estJeton, nouveauJeton } from './jetons.server.ts';
import { creerLien, lireLien } from './liens.server.ts';
import { liens } from './tables.ts';

test('a token is long, of its own, and only its hash can be found', () => {
  const { jeton, empreinte } = nouveauJeton();
  expect(jeton).toMatch(/^[A-Za-z0-9_-]{32}$/);
  expect(empreinte).toBe(empreinteDe(jeton));
  expect(nouveauJeton().jeton).not.toBe(jeton);
  expect(estJeton('../../etc/passwd')).toBe(false);
});

test('a link opens its object several times, until its date', () => {
  const { db } = baseDeTest();
  const ctx = ctxDuTemps(db);
  const adresse = creerLien(ctx, { genre: 'stage', objetId: 12, personneId: 3, jours: 30 });
  expect(adresse).toMatch(/^https:\/\/reseau\.example\/r\/[A-Za-z0-9_-]{32}$/);
  const jeton = adresse.split('/').at(-1);
  for (const _fois of [1, 2]) expect(lireLien(ctx, jeton)).toEqual({ genre: 'stage', objetId: 12, personneId: 3 });
  expect(JSON.stringify(db.select().from(liens).all())).not.toContain(jeton);
  expect(lireLien(ctxDuTemps(db, ajouterDelai(LUNDI_MATIN, 29)), jeton)).toBeDefined();
  expect(lireLien(ctxDuTemps(db, ajouterDelai(LUNDI_MATIN, 30)), jeton)).toBeUndefined();
});

test.each([undefined, '', 'x', 'a'.repeat(33), nouveauJeton().jeton, "' or 1=1 --"])('%s opens nothing', (jeton) => {
  const { db } = baseDeTest();
  const ctx = ctxDuTemps(db);
  creerLien(ctx, { genre: 'stage', objetId: 12, personneId: 3, jours: 30 });
  expect(lireLien(ctx, jeton)).toBeUndefined();
});
