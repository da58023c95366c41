import { beforeEach, expect, test } from 'vitest';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerAgrement, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { listSuivies } from './lectures.server.ts';
import { getPageDeQualifications } from './pages.server.ts';
import { annoncerReference, getReference, retirerReference } from './references.server.ts';
import { qualificationsAttendues } from './tables.ts';

let base: BaseOuverte;
let ici: ReturnType<typeof fabriquerEquipe>;
let coordinationId: number;

const CODE = 'direction_centre_social';
const AVANT = new Date('2026-12-31T10:00:00Z');
const APRES = new Date('2027-01-01T10:00:00Z');

beforeEach(() => {
  base = baseDeTest();
  ici = fabriquerEquipe(base.db);
  fabriquerAgrement(base.db, { structureId: ici.structure.id, genre: 'animation_globale', du: '2026-01-01', au: '2029-12-31' });
  coordinationId = fabriquerPersonne(base.db).id;
  fabriquerRole(base.db, coordinationId, 'coordination');
});

const ctx = (quand?: Date) => ctxDe(base.db, coordinationId, quand);
const annoncer = (champs: Partial<Parameters<typeof annoncerReference>[2]> = {}, quand?: Date) =>
  annoncerReference(ctx(quand), CODE, {
    ...{ attendu: 'Diplôme de niveau 7', source: 'Circulaire', portee: 'centre_social', depuis: '2027-01-01', ...champs },
  });
const attendus = (quand: Date) => listSuivies(ctx(quand), ici.structure.id).map(({ attendu }) => attendu);
const lignes = () => base.db.select().from(qualificationsAttendues).all();

test('what is announced is asked from its day on, and the past stays as it was written', () => {
  const [ancien] = attendus(AVANT);
  annoncer();
  expect(attendus(AVANT)).toEqual([ancien]);
  expect(attendus(APRES)).toEqual(['Diplôme de niveau 7']);
  expect(getReference(ctx(APRES), CODE)).toMatchObject({ avant: [{ attendu: ancien }], aVenir: [] });
  // Said otherwise for the same day before it comes, it is replaced; once it has come, it is not.
  annoncer({ attendu: 'Diplôme de niveau 6' }, AVANT);
  expect(attendus(APRES)).toEqual(['Diplôme de niveau 6']);
  for (const depuis of ['2027-01-01', '2012-06-20', '2026-12-31']) {
    expect(() => annoncer({ depuis }, APRES)).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE', champ: 'depuis' }));
  }
});

test('an announcement may concern other structures; it is taken back as long as it has not come', () => {
  annoncer({ portee: 'evs' });
  expect(attendus(AVANT)).toHaveLength(1);
  expect(attendus(APRES)).toEqual([]);
  const avant = lignes().length;
  const [{ id } = { id: 0 }] = getReference(ctx(), CODE).aVenir;
  retirerReference(ctx(APRES), CODE, id);
  retirerReference(ctx(), 'reference_familles', id);
  expect(lignes()).toHaveLength(avant);
  retirerReference(ctx(AVANT), CODE, id);
  retirerReference(ctx(AVANT), CODE, id);
  expect(lignes()).toHaveLength(avant - 1);
});

test('it is the coordination’s alone', () => {
  const rien = expect.objectContaining({ code: 'INTROUVABLE' });
  const elle = ctxDe(base.db, ici.responsable.id);
  expect(() => getReference(elle, CODE)).toThrow(rien);
  expect(() => retirerReference(elle, CODE, 1)).toThrow(rien);
  expect(() => getReference(ctx(), 'inconnue')).toThrow(rien);
  expect(getPageDeQualifications(elle, new URLSearchParams()).tient).toBe(false);
  expect(getPageDeQualifications(ctx(), new URLSearchParams()).tient).toBe(true);
});
