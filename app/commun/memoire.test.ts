import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { ouvrir } from '#db/ouvrir.ts';
import { ctxDe, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerPersonne } from '#tests/fabriques/reseau.ts';
import { tantQueRienNeChange } from './memoire.server.ts';

const dossier = mkdtempSync(join(tmpdir(), 'memoire-'));
afterAll(() => rmSync(dossier, { recursive: true }));

test('what was computed holds until a row is written, here or by another process, and no longer than five minutes', () => {
  const chemin = join(dossier, 'base.sqlite');
  const [ici, ailleurs] = [ouvrir(chemin), ouvrir(chemin)];
  const [une, autre] = [fabriquerPersonne(ici.db).id, fabriquerPersonne(ici.db).id];
  let fois = 0;
  const lire = (qui: number, quand = LUNDI_MATIN) => tantQueRienNeChange(ctxDe(ici.db, qui, quand), 'essai', () => ++fois);
  expect([lire(une), lire(une)]).toEqual([1, 1]);
  expect(lire(autre)).toBe(2);
  ici.db.run(sql`update personnes set prenom = 'Zoé' where id = ${une}`);
  expect(lire(une)).toBe(3);
  ailleurs.db.run(sql`update personnes set prenom = 'Ada' where id = ${une}`);
  expect([lire(une), lire(une)]).toEqual([4, 4]);
  expect(lire(une, new Date(LUNDI_MATIN.getTime() + 5 * 60_000))).toBe(5);
  // A write that is undone counts as one: too often, never too late.
  expect(() =>
    ici.db.transaction((tx) => {
      tx.run(sql`update personnes set prenom = 'Léa'`);
      throw new Error('non');
    }),
  ).toThrow('non');
  expect(lire(une)).toBeGreaterThanOrEqual(6);
  ici.fermer();
  ailleurs.fermer();
});
