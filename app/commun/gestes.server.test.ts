import { beforeEach, expect, test } from 'vitest';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import type { ContextePersonne } from './contexte.ts';
import { uneSeuleFois } from './gestes.server.ts';

let ctx: ContextePersonne;
let collegue: ContextePersonne;
beforeEach(() => {
  const { db } = baseDeTest();
  const { responsable, animatrice } = fabriquerEquipe(db);
  ctx = ctxDe(db, responsable.id);
  collegue = ctxDe(db, animatrice.id);
});

test('the same form again finds what it made; without a key it is simply done', () => {
  expect(uneSeuleFois(ctx, 'proposer-stage', 'abc', () => 7)).toBe(7);
  expect(uneSeuleFois(ctx, 'proposer-stage', 'abc', () => 8)).toBe(7);
  expect(uneSeuleFois(ctx, 'proposer-stage', undefined, () => 9)).toBe(9);
});

test('a key names nothing in another form, nor for somebody else: ids of one kind are never read as another’s', () => {
  uneSeuleFois(ctx, 'proposer-stage', 'abc', () => 7);
  expect(uneSeuleFois(ctx, 'inviter-1', 'abc', () => 40)).toBe(40);
  expect(uneSeuleFois(ctx, 'inviter-2', 'abc', () => 41)).toBe(41);
  expect(uneSeuleFois(collegue, 'proposer-stage', 'abc', () => 8)).toBe(8);
});
