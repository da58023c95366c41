import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { baseDeTest } from '#tests/base.ts';
import { fabriquerPersonne } from '#tests/fabriques/reseau.ts';
import { preparer } from './preparer.ts';

test('a query is built once a base, and a transaction finds it and sees what it has written', () => {
  let construites = 0;
  const prenom = preparer((db) => {
    construites += 1;
    return db
      .select({ prenom: personnes.prenom })
      .from(personnes)
      .where(eq(personnes.id, sql.placeholder('id')))
      .prepare();
  });
  const { db } = baseDeTest();
  const { id } = fabriquerPersonne(db, { prenom: 'Ada' });
  expect(prenom(db).get({ id })).toEqual({ prenom: 'Ada' });
  expect(() =>
    db.transaction((tx) => {
      tx.update(personnes).set({ prenom: 'Zoé' }).where(eq(personnes.id, id)).run();
      expect(prenom(tx).get({ id })).toEqual({ prenom: 'Zoé' });
      throw new Error('non');
    }),
  ).toThrow('non');
  expect(prenom(db).get({ id })).toEqual({ prenom: 'Ada' });
  expect(construites).toBe(1);
  const autre = baseDeTest().db;
  expect(prenom(autre).get({ id })).toBeUndefined();
  expect(construites).toBe(2);
});
