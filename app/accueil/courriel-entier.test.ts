import { expect, test } from 'vitest';
import { courriels } from '#app/services/tables.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerCompte, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { fabriquerCourriel, fabriquerEvenement } from '#tests/fabriques/services.ts';
import { getCourrielEntier } from './courriel-entier.server.ts';

const DEMO = { garderLesCorps: true };
const INTROUVABLE = expect.objectContaining({ code: 'INTROUVABLE' });

function maison() {
  const { db } = baseDeTest();
  const { responsable } = fabriquerEquipe(db);
  const { id } = fabriquerPersonne(db);
  fabriquerCompte(db, id);
  fabriquerRole(db, id, 'coordination');
  const agenda = [fabriquerEvenement({ sequence: 4, etat: 'annule' })];
  const avec = fabriquerCourriel(ctxDuTemps(db), { agenda });
  const sans = fabriquerCourriel(ctxDuTemps(db));
  return { db, coordination: ctxDe(db, id), responsable: ctxDe(db, responsable.id), avec, sans };
}

test('in demo, the coordination reads a mail with the calendar file that it joins', () => {
  const { coordination, avec, sans } = maison();
  const lu = getCourrielEntier(coordination, avec.id, DEMO);
  expect(lu.rendezVous).toEqual(['Stage : Maëlle Desroches à L’Escale']);
  expect(lu.calendrier).toMatch(/UID:stage-12@reseau\.example\r\nSEQUENCE:4\r\n/);
  expect(lu.calendrier).toContain('STATUS:CANCELLED');
  // The letter is shown as it leaves, its word on the file included.
  expect(lu.lettre?.pied[0]).toContain('rendez-vous.ics');
  expect(lu.texte).toContain('rendez-vous.ics');
  expect(getCourrielEntier(coordination, sans.id, DEMO)).toMatchObject({ rendezVous: [], calendrier: null });
});

test('nobody else, nowhere else, and nothing once it is erased', () => {
  const { db, coordination, responsable, avec } = maison();
  for (const [ctx, id, poste] of [
    [responsable, avec.id, DEMO],
    [coordination, avec.id, { garderLesCorps: false }],
    [coordination, 999, DEMO],
    [coordination, undefined, DEMO],
  ] as const) {
    expect(() => getCourrielEntier(ctx, id, poste)).toThrow(INTROUVABLE);
  }
  db.update(courriels).set({ lettre: null, agenda: null }).run();
  expect(getCourrielEntier(coordination, avec.id, DEMO)).toMatchObject({ lettre: null, texte: null, calendrier: null });
});
