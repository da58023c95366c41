import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { enTransaction } from '#app/commun/contexte.ts';
import { journal } from '#app/commun/tables.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { fabriquerCourriel } from '#tests/fabriques/services.ts';
import { getCourriel, listCourriels, renvoyerCourriel } from './courriel.server.ts';
import { courriels } from './tables.ts';

function maison() {
  const { db } = baseDeTest();
  const coordination = fabriquerPersonne(db);
  fabriquerRole(db, coordination.id, 'coordination');
  const { responsable } = fabriquerEquipe(db);
  return { db, temps: ctxDuTemps(db), coordination: ctxDe(db, coordination.id), responsable: ctxDe(db, responsable.id) };
}

test('one cause and one address make one mail', () => {
  const { db, temps } = maison();
  fabriquerCourriel(temps, { cle: 'stage-1', adresse: 'a@grange.example' });
  fabriquerCourriel(temps, { cle: 'stage-1', adresse: 'a@grange.example', sujet: 'Encore' });
  fabriquerCourriel(temps, { cle: 'stage-1', adresse: 'b@grange.example' });
  expect(db.select().from(courriels).all()).toHaveLength(2);
});

test('a mail leaves with the act, or not at all', () => {
  const { db, temps } = maison();
  const rater = () =>
    enTransaction(temps, (ctx) => {
      fabriquerCourriel(ctx);
      throw new Error('la règle refuse');
    });
  expect(rater).toThrow('la règle refuse');
  expect(db.select().from(courriels).all()).toHaveLength(0);
});

test('a subject or a name never opens a new header', () => {
  const { temps } = maison();
  const ligne = fabriquerCourriel(temps, {
    sujet: 'Bonjour\r\nBcc: tous@pays.example',
    nom: 'Hélène\nX-Mal: oui',
    adresse: 'a@b.example\r\nRCPT TO:<c@d.example>',
  });
  expect([ligne.sujet, ligne.nom, ligne.adresse].join('')).not.toMatch(/[\r\n]/);
});

test('the coordination alone sees the outbox, fifty a page, without bodies', () => {
  const { temps, coordination, responsable } = maison();
  const dernier = Array.from({ length: 51 }, () => fabriquerCourriel(temps)).at(-1);
  const page1 = listCourriels(coordination, { page: 1 });
  expect([page1.total, page1.pages, page1.lignes.length, page1.lignes[0]?.id]).toEqual([51, 2, 50, dernier?.id]);
  expect(JSON.stringify(page1)).not.toContain('reseau.example/r/');
  expect(listCourriels(coordination, { page: 2 }).lignes).toHaveLength(1);
  expect(listCourriels(coordination, { page: 99 })).toMatchObject({ page: 2, lignes: [{}] });
  expect(listCourriels(coordination, { page: 1, etat: 'abandonne' }).lignes).toHaveLength(0);
  for (const lire of [
    () => listCourriels(responsable, { page: 1 }),
    () => getCourriel(responsable, 1),
    () => getCourriel(coordination, 999),
  ]) {
    expect(lire).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  }
});

test('a mail that was given up starts again, once, with its line in the journal', () => {
  const { db, temps, coordination, responsable } = maison();
  const { id } = fabriquerCourriel(temps);
  expect(() => renvoyerCourriel(coordination, id)).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE' }));
  db.update(courriels).set({ etat: 'abandonne', essais: 28, derniereErreur: '550' }).where(eq(courriels.id, id)).run();
  expect(() => renvoyerCourriel(responsable, id)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  renvoyerCourriel(coordination, id);
  expect(db.select().from(courriels).get()).toMatchObject({ etat: 'a_envoyer', essais: 0, derniereErreur: null });
  expect(db.select().from(journal).all()).toHaveLength(1);
});

test('sent again, a mail goes to the present address of its person, unless it went there already', () => {
  const { db, temps, coordination } = maison();
  const { id } = fabriquerCourriel(temps, { cle: 'stage-1', adresse: 'ancienne@grange.example' });
  const abandonner = () => db.update(courriels).set({ etat: 'abandonne', personneId: 3 }).where(eq(courriels.id, id)).run();
  abandonner();
  expect(renvoyerCourriel(coordination, id, () => undefined)).toBe('ancienne@grange.example');
  abandonner();
  expect(renvoyerCourriel(coordination, id, () => 'nouvelle@grange.example')).toBe('nouvelle@grange.example');
  abandonner();
  fabriquerCourriel(temps, { cle: 'stage-1', adresse: 'b@grange.example' });
  expect(() => renvoyerCourriel(coordination, id, () => 'b@grange.example')).toThrow(/déjà dans la liste/);
});
