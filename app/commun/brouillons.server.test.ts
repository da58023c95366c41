import { beforeEach, expect, test } from 'vitest';
import { baseDeTest, ctxDe, plusTard } from '#tests/base.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { effacerBrouillon, garderBrouillon, lireBrouillon } from './brouillons.server.ts';
import type { ContextePersonne } from './contexte.ts';
import { ajouterDelai } from './periode.ts';
import { brouillons, journal } from './tables.ts';

let ctx: ContextePersonne;
let collegue: ContextePersonne;
beforeEach(() => {
  const { db } = baseDeTest();
  const { responsable, animatrice } = fabriquerEquipe(db);
  ctx = ctxDe(db, responsable.id);
  collegue = ctxDe(db, animatrice.id);
});

test('what was typed is found again, several answers included, by its author alone', () => {
  garderBrouillon(ctx, 'stage', { objectif: 'Voir un café des parents', jours: ['lundi', 'mardi'] });
  expect(lireBrouillon(ctx, 'stage')).toEqual({
    valeurs: { objectif: 'Voir un café des parents', jours: ['lundi', 'mardi'] },
    modifieLe: ctx.maintenant,
  });
  expect(lireBrouillon(collegue, 'stage')).toBeUndefined();
  effacerBrouillon(collegue, 'stage');
  expect(lireBrouillon(ctx, 'stage')).toBeDefined();
});

test('the last one typed wins, and one form has one draft', () => {
  garderBrouillon(ctx, 'bilan-stage:12', { texte: 'Un' });
  garderBrouillon(plusTard(ctx, ajouterDelai(ctx.maintenant, 1)), 'bilan-stage:12', { texte: 'Deux' });
  expect(lireBrouillon(ctx, 'bilan-stage:12')?.valeurs).toEqual({ texte: 'Deux' });
  expect(ctx.db.select().from(brouillons).all()).toHaveLength(1);
  effacerBrouillon(ctx, 'bilan-stage:12');
  expect(lireBrouillon(ctx, 'bilan-stage:12')).toBeUndefined();
});

test('secrets and the machinery of the form are never kept', () => {
  garderBrouillon(ctx, 'stage', {
    motDePasse: 'x',
    mot_de_passe: 'x',
    jeton: 'x',
    geste: 'x',
    intention: 'x',
    formulaire: 'stage',
    objectif: 'y',
  });
  expect(lireBrouillon(ctx, 'stage')?.valeurs).toEqual({ objectif: 'y' });
});

test.each(['inconnu', 'stage:0', 'stage:1; drop', '', 'constructor', 'STAGE'])('a form named « %s » keeps nothing', (nom) => {
  expect(() => garderBrouillon(ctx, nom, { a: 'b' })).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE' }));
  expect(ctx.db.select().from(brouillons).all()).toEqual([]);
});

test('too long a text is refused with a sentence, and the draft of before stays', () => {
  garderBrouillon(ctx, 'stage', { objectif: 'court' });
  expect(() => garderBrouillon(ctx, 'stage', { objectif: 'é'.repeat(60_001) })).toThrow('trop long');
  expect(lireBrouillon(ctx, 'stage')?.valeurs).toEqual({ objectif: 'court' });
});

test('forty drafts are enough; those of three months ago are gone', () => {
  for (let id = 1; id <= 40; id++) garderBrouillon(ctx, `bilan-stage:${id}`, { texte: 'x' });
  expect(() => garderBrouillon(ctx, 'stage', { objectif: 'x' })).toThrow('beaucoup de brouillons');
  garderBrouillon(ctx, 'bilan-stage:7', { texte: 'encore' });
  const plusLoin = plusTard(ctx, ajouterDelai(ctx.maintenant, 91));
  garderBrouillon(plusLoin, 'stage', { objectif: 'x' });
  expect(ctx.db.select().from(brouillons).all()).toHaveLength(1);
});

test('a draft is private: no line in the journal', () => {
  garderBrouillon(ctx, 'stage', { objectif: 'x' });
  effacerBrouillon(ctx, 'stage');
  expect(ctx.db.select().from(journal).all()).toEqual([]);
});
