import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { lireReponse, repondreParLien } from '#app/accueil/reponses.server.ts';
import { journal } from '#app/commun/tables.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { prise } from '#app/reseau/prise.server.ts';
import { courriels } from '#app/services/tables.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerEquipe, fabriquerFonction, fabriquerPersonne, fabriquerStructure } from '#tests/fabriques/reseau.ts';
import { confirmerStructure, relecturesAFaire, STRUCTURES_PAR_JOUR, tacheDeRelecture } from './confirmation.server.ts';
import { getPageDeStructure } from './page-de-structure.server.ts';
import { structures } from './tables.ts';

let db: ReturnType<typeof baseDeTest>['db'];
beforeEach(() => {
  db = baseDeTest().db;
});

const OUVERTURE = new Date('2026-01-05T09:00:00Z');
const apres = (jours: number) => new Date(OUVERTURE.getTime() + jours * 86_400_000);
const passer = (jour: number) => {
  const ctx = ctxDuTemps(db, apres(jour));
  return tacheDeRelecture.aFaire?.(ctx) === false ? 'rien' : tacheDeRelecture.executer(ctx);
};

/** Every mail, by the day it was put in the box. */
const partis = () =>
  db
    .select()
    .from(courriels)
    .all()
    .map(({ deposeLe, adresse }) => `${Math.round((deposeLe.getTime() - OUVERTURE.getTime()) / 86_400_000)} ${adresse}`);

test('three years of two structures: asked once a year, every sixty days without an answer, never twice', () => {
  const a = fabriquerEquipe(db, { nom: 'A', creeeLe: OUVERTURE });
  const b = fabriquerEquipe(db, { nom: 'B', creeeLe: OUVERTURE });
  db.update(personnes).set({ courriel: 'a@x.example' }).where(eq(personnes.id, a.responsable.id)).run();
  db.update(personnes).set({ courriel: 'b@x.example' }).where(eq(personnes.id, b.responsable.id)).run();
  const muette = fabriquerStructure(db, { nom: 'C', creeeLe: OUVERTURE });
  fabriquerFonction(db, {
    personneId: fabriquerPersonne(db, { courriel: null }).id,
    structureId: muette.id,
    fonction: 'direction',
  });
  fabriquerStructure(db, { nom: 'Partie', creeeLe: OUVERTURE, partieLe: apres(10) });
  for (let jour = 0; jour <= 3 * 365; jour++) {
    passer(jour);
    // A answers the day after each mail; B never does, and changes its page after two years.
    if (partis().includes(`${jour - 1} a@x.example`))
      confirmerStructure(ctxDe(db, a.responsable.id, apres(jour)), a.structure.id);
    if (jour === 750) confirmerStructure(ctxDe(db, b.responsable.id, apres(jour)), b.structure.id);
  }
  expect(partis()).toEqual([
    ...['366 a@x.example', '366 b@x.example', '427 b@x.example', '488 b@x.example', '549 b@x.example', '610 b@x.example'],
    ...['671 b@x.example', '732 b@x.example', '733 a@x.example'],
  ]);
}, 60_000);

test('a mail says the facts, its link shows and its button says yes, once', () => {
  const { structure, responsable } = fabriquerEquipe(db, { nom: 'L’Escale', creeeLe: OUVERTURE, telephone: '05 36 49 12 40' });
  expect(passer(365)).toBe('rien');
  expect(passer(366)).toBe('Un courriel pour une structure.');
  expect(passer(366)).toBe('rien');
  const [courriel] = db.select().from(courriels).all();
  expect(courriel?.lettre?.points).toContainEqual({ fort: 'Pour la joindre', detail: '05 36 49 12 40' });
  const jeton = courriel?.lettre?.bouton?.url.split('/r/')[1];
  const { acteur, ...base } = ctxDuTemps(db, apres(370));
  const avant = db.select().from(structures).all();
  expect(lireReponse(base, [prise], jeton)?.page).toMatchObject({
    actes: [{ nom: 'confirmer', libelle: 'Oui, tout est à jour' }],
    chemin: `/reseau/structures/${structure.id}/modifier`,
    versLeChemin: 'Non, je corrige',
  });
  expect(db.select().from(structures).all()).toEqual(avant);
  expect(relecturesAFaire(ctxDe(db, responsable.id, apres(370)))).toHaveLength(1);
  expect(repondreParLien(base, [prise], jeton, { acte: 'confirmer' })).toMatchObject({ fait: { titre: 'Merci, c’est noté' } });
  expect(() => repondreParLien(base, [prise], jeton, { acte: 'confirmer' })).toThrow(/n’est plus possible/);
  expect(lireReponse(base, [prise], jeton)?.page).toMatchObject({
    actes: [],
    phrases: [expect.stringMatching(/^Informations vérifiées le/)],
  });
  expect(relecturesAFaire(ctxDe(db, responsable.id, apres(370)))).toEqual([]);
  expect(getPageDeStructure(ctxDe(db, responsable.id, apres(371)), structure.id).relecture).toEqual({
    relue: expect.stringMatching(/^Informations vérifiées le 10 janvier par Hélène Roudier/),
    depuis: null,
  });
  expect(db.select().from(journal).all()).toHaveLength(1);
});

test('belongs to her responsable and to the coordination; who left opens nothing any more', () => {
  const { structure, responsable, animatrice } = fabriquerEquipe(db, { creeeLe: OUVERTURE });
  passer(366);
  const jeton = db.select().from(courriels).get()?.lettre?.bouton?.url.split('/r/')[1];
  expect(() => confirmerStructure(ctxDe(db, animatrice.id), structure.id)).toThrow(expect.objectContaining({ code: 'INTERDIT' }));
  db.update(fonctions).set({ au: '2026-12-31' }).where(eq(fonctions.personneId, responsable.id)).run();
  const { acteur, ...base } = ctxDuTemps(db, apres(370));
  expect(lireReponse(base, [prise], jeton)).toBeUndefined();
  db.update(structures)
    .set({ partieLe: apres(1) })
    .run();
  db.update(fonctions).set({ au: null }).run();
  expect(() => confirmerStructure(ctxDe(db, responsable.id), structure.id)).toThrow(
    expect.objectContaining({ code: 'IMPOSSIBLE' }),
  );
});

test('a great network is asked a part a day', () => {
  const { responsable } = fabriquerEquipe(db, { creeeLe: OUVERTURE });
  for (let n = 0; n < STRUCTURES_PAR_JOUR + 9; n++) {
    const { id } = fabriquerStructure(db, { creeeLe: OUVERTURE });
    fabriquerFonction(db, { personneId: responsable.id, structureId: id, fonction: 'direction' });
  }
  passer(366);
  expect(partis()).toHaveLength(STRUCTURES_PAR_JOUR);
  passer(367);
  expect(partis()).toHaveLength(STRUCTURES_PAR_JOUR + 10);
  expect(passer(368)).toBe('rien');
});
