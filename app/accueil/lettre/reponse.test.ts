import { beforeEach, expect, test } from 'vitest';
import { journal } from '#app/commun/tables.ts';
import { creerLien } from '#app/services/liens.server.ts';
import { lireSuite } from '#app/services/rythmes.server.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDuTemps } from '#tests/base.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { PRISES } from '../prises.server.ts';
import { lireReponse, repondreParLien } from '../reponses.server.ts';

let db: Base;
let personneId: number;
let jeton: string | undefined;
beforeEach(() => {
  db = baseDeTest().db;
  personneId = fabriquerEquipe(db).animatrice.id;
  const url = creerLien(ctxDuTemps(db), { genre: 'lettre', objetId: personneId, personneId, jours: 180 });
  jeton = url.split('/').at(-1);
});

const lire = () => lireReponse(ctxDuTemps(db), PRISES, jeton)?.page;
const poster = (valeurs: Record<string, string>) => repondreParLien(ctxDuTemps(db), PRISES, jeton, valeurs);
const rythme = () => lireSuite({ db }, personneId).rythme;

test('reading the link stops nothing; one press does, and the same link takes it up again', () => {
  expect(lire()).toMatchObject({ titre: 'Ne plus recevoir la lettre', actes: [{ nom: 'arreter' }] });
  expect(rythme()).toBe('chaque_lundi');
  expect(poster({ acte: 'arreter' })).toMatchObject({ fait: { titre: 'C’est fait' } });
  expect(rythme()).toBe('jamais');
  expect(lire()).toMatchObject({ titre: 'Vous ne recevez plus la lettre', actes: [{ nom: 'reprendre' }] });
  poster({ acte: 'reprendre' });
  expect(rythme()).toBe('chaque_lundi');
});

test('the button of a mail reader stops it without a page, and twice is once', () => {
  const unClic = { 'List-Unsubscribe': 'One-Click' };
  expect(poster(unClic)).toMatchObject({ fait: { titre: 'C’est fait' } });
  expect(poster(unClic)).toMatchObject({ fait: { titre: 'C’est fait' } });
  expect(rythme()).toBe('jamais');
  expect(db.select().from(journal).all()).toHaveLength(1);
  expect(() => poster({ 'List-Unsubscribe': 'Autre' })).toThrow('Cette réponse n’est plus possible');
});
