import { beforeEach, expect, test } from 'vitest';
import { journaliser } from '#app/commun/journal.server.ts';
import { ajouterDelai } from '#app/commun/periode.ts';
import { ecrireReglage } from '#app/commun/reglages.server.ts';
import { brouillons, journal } from '#app/commun/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { courriels } from '#app/services/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDuTemps, LUNDI_MATIN } from '#tests/base.ts';
import {
  fabriquerCompte,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { effacerLesParties, purgerLesAnciens } from './personnes-parties.server.ts';
import { PRISES } from './prises.server.ts';

let db: Base;
beforeEach(() => {
  db = baseDeTest().db;
});

const ancienne = new Date('2018-01-05T09:00:00Z');
const passer = (jours = 0) => effacerLesParties(ctxDuTemps(db, ajouterDelai(LUNDI_MATIN, jours)));
const effacees = () =>
  db
    .select()
    .from(personnes)
    .all()
    .filter((p) => p.effaceeLe !== null).length;

/** Someone whose last fonction ended on a day. */
function partie(au: string | null, champs = {}) {
  const personne = fabriquerPersonne(db, { creeeLe: ancienne, ...champs });
  fabriquerFonction(db, { personneId: personne.id, structureId: fabriquerStructure(db).id, au });
  return personne;
}

test('someone gone for three years is told a month before, then erased; nobody else is', () => {
  const elle = partie('2023-03-22');
  // A year short of it, still there, holding a role, seen since, just come: none of them is warned.
  partie('2024-06-01');
  partie(null);
  fabriquerRole(db, partie('2020-01-01').id, 'partenaire');
  fabriquerCompte(db, partie('2020-01-01').id, { creeLe: ancienne, vuLe: ajouterDelai(LUNDI_MATIN, -100) });
  fabriquerPersonne(db);
  expect(passer()).toBe('Une personne prévenue.');
  expect(db.select().from(courriels).all()).toEqual([
    expect.objectContaining({
      adresse: elle.courriel,
      lettre: expect.objectContaining({ echeance: expect.objectContaining({ fort: 'Ce sera fait le mercredi 22 avril 2026.' }) }),
    }),
  ]);
  expect(passer(10)).toBe('Personne à effacer.');
  expect(effacees()).toBe(0);
  expect(passer(30)).toBe('Une personne effacée.');
  expect(passer(31)).toBe('Personne à effacer.');
  expect(effacees()).toBe(1);
  expect(db.select().from(courriels).all()).toEqual([]);
});

test('she comes back meanwhile: nothing is erased, and the next time she is told again', () => {
  const elle = partie('2023-03-22');
  passer();
  fabriquerCompte(db, elle.id, { creeLe: ancienne, vuLe: ajouterDelai(LUNDI_MATIN, 5) });
  expect(passer(30)).toBe('Personne à effacer.');
  expect(passer(365 * 3 + 10)).toBe('Une personne prévenue.');
});

test('the delay is a setting; someone without an address is announced in the journal alone', () => {
  ecrireReglage(db, 'donnees.annees', '5', { personneId: null, maintenant: LUNDI_MATIN });
  partie('2023-03-22', { courriel: null });
  expect(passer()).toBe('Personne à effacer.');
  ecrireReglage(db, 'donnees.annees', '1', { personneId: null, maintenant: LUNDI_MATIN });
  expect(passer()).toBe('Une personne prévenue.');
  expect(db.select().from(courriels).all()).toEqual([]);
  expect(db.select().from(journal).all().at(-1)?.acte).toBe('annoncer_effacement');
  expect(passer(30)).toBe('Une personne effacée.');
});

test('the night erases forgotten drafts and the journal beyond what is promised', () => {
  const { id } = fabriquerPersonne(db);
  for (const jours of [-2000, -100]) {
    const ctx = ctxDuTemps(db, ajouterDelai(LUNDI_MATIN, jours));
    journaliser(ctx, { domaine: 'troc', objet: 'stage', objetId: 1, acte: 'x', resume: `${jours}` });
    db.insert(brouillons)
      .values({ personneId: id, formulaire: `stage:${-jours}`, valeurs: {}, modifieLe: ctx.maintenant })
      .run();
  }
  db.insert(brouillons).values({ personneId: id, formulaire: 'stage', valeurs: {}, modifieLe: LUNDI_MATIN }).run();
  expect(purgerLesAnciens(ctxDuTemps(db))).toBe('3 lignes anciennes effacées.');
  expect(
    db
      .select()
      .from(journal)
      .all()
      .map(({ resume }) => resume),
  ).toEqual(['-100']);
  expect(
    db
      .select()
      .from(brouillons)
      .all()
      .map(({ formulaire }) => formulaire),
  ).toEqual(['stage']);
  const siennes = PRISES.flatMap((prise) => prise.taches ?? []).filter(({ nom }) => nom.startsWith('donnees.'));
  for (const tache of siennes) expect(tache.executer(ctxDuTemps(db))).toMatch(/à effacer\.$/);
});
