import { beforeEach, describe, expect, test } from 'vitest';
import { journal } from '#app/commun/tables.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import {
  fabriquerAgrement,
  fabriquerEquipe,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { getPageDeGenre, listGenresPourChoix, listReglesEnMots } from './genres.server.ts';
import { genresAgrement, reglesAgrement } from './tables.ts';
import { acteDeGenre, ajouterGenre, ecrireRegle, modifierGenre, retirerGenre, retirerRegle } from './tenir-genres.server.ts';

let db: ReturnType<typeof baseDeTest>['db'];
let ctx: ReturnType<typeof ctxDe>;
beforeEach(() => {
  db = baseDeTest().db;
  const { id } = fabriquerPersonne(db);
  fabriquerRole(db, id, 'coordination');
  ctx = ctxDe(db, id);
});

const REGLE = { depuis: '2028-01-01', source: 'Circulaire de 2027', anneesMin: 1, anneesMax: 6 };
const genre = (code: string) =>
  db
    .select()
    .from(genresAgrement)
    .all()
    .find((un) => un.code === code);
const resumes = () =>
  db
    .select()
    .from(journal)
    .all()
    .map(({ resume }) => resume);

test('the reference data is the coordination’s: for the others these pages do not exist', () => {
  const caf = fabriquerPersonne(db);
  fabriquerRole(db, caf.id, 'partenaire', 'caf');
  for (const id of [fabriquerEquipe(db).responsable.id, caf.id]) {
    const autre = ctxDe(db, id);
    for (const faire of [
      () => getPageDeGenre(autre, 'clas', undefined),
      () => ajouterGenre(autre, { nom: 'Bourse', nature: 'conventionnement' }),
      () => modifierGenre(autre, 'clas', { nom: 'Clas', nature: 'conventionnement' }),
      () => retirerGenre(autre, 'clas'),
      () => ecrireRegle(autre, 'clas', REGLE),
      () => retirerRegle(autre, 'animation_globale', 1),
    ]) {
      expect(faire).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
    }
  }
  expect(resumes()).toEqual([]);
});

describe('kinds', () => {
  test('one is added under a code of its own, renamed, and stays where it serves', () => {
    const code = ajouterGenre(ctx, { nom: 'Fonds « publics et territoires »', sigle: 'FPT', nature: 'conventionnement' });
    expect(code).toBe('fonds_publics_et_territoires');
    expect(listGenresPourChoix(ctx).at(-1)).toEqual({
      ...{ valeur: code, libelle: 'Fonds « publics et territoires » (FPT)', groupe: 'Conventionnements' },
    });
    expect(() => ajouterGenre(ctx, { nom: 'FONDS publics et territoires', nature: 'agrement' })).toThrow(/porte déjà ce nom/);
    expect(ajouterGenre(ctx, { nom: 'Nouveau', nature: 'etape' })).not.toBe('nouveau');
    modifierGenre(ctx, code, { nom: 'Fonds territoires', nature: 'conventionnement' });
    modifierGenre(ctx, code, { nom: 'Fonds territoires', nature: 'conventionnement' });
    expect(genre(code)).toMatchObject({ nom: 'Fonds territoires', sigle: null });
    expect(resumes()).toHaveLength(3);
    const { id } = fabriquerStructure(db);
    fabriquerAgrement(db, { structureId: id, genre: code, au: '2025-12-31' });
    expect(() => retirerGenre(ctx, code)).toThrow(/une période est notée/);
  });

  test('one that nothing uses goes with its rules; one that another requires stays', () => {
    expect(() => retirerGenre(ctx, 'animation_collective_familles')).toThrow(/exige celui-ci/);
    ecrireRegle(ctx, 'clas', REGLE);
    acteDeGenre(ctx, 'clas', { acte: 'retirer' });
    expect(genre('clas')).toBeUndefined();
    expect(() => getPageDeGenre(ctx, 'clas', undefined)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  });
});

describe('dated rules', () => {
  const regles = (code: string) => listReglesEnMots(ctx).find((un) => un.code === code)?.regles ?? [];

  test('the one in force, the ones to come: the change of 2027 is ahead', () => {
    expect(regles('animation_globale')).toMatchObject([
      { etat: 'present', depuis: '20 juin 2012', duree: 'de 1 à 4 ans', exige: '' },
      { etat: 'a_venir', depuis: '1er janvier 2027', exige: 'Animation collective familles' },
    ]);
  });

  test('one is added, corrected, removed; one a day, and never of another kind', () => {
    ecrireRegle(ctx, 'clas', REGLE);
    const id = regles('clas')[0]?.id ?? 0;
    expect(() => ecrireRegle(ctx, 'clas', REGLE)).toThrow(expect.objectContaining({ champ: 'depuis' }));
    for (const exige of ['clas', 'inconnu']) {
      expect(() => ecrireRegle(ctx, 'clas', { ...REGLE, exige }, id)).toThrow(expect.objectContaining({ champ: 'exige' }));
    }
    ecrireRegle(ctx, 'clas', { ...REGLE, anneesMax: 5 }, id);
    ecrireRegle(ctx, 'clas', { ...REGLE, anneesMax: 5 }, id);
    expect(getPageDeGenre(ctx, 'clas', id).corrigee).toMatchObject({ anneesMax: '5', depuis: '2028-01-01' });
    expect(getPageDeGenre(ctx, 'ps_jeunes', id).corrigee).toBeNull();
    for (const faire of [() => ecrireRegle(ctx, 'ps_jeunes', REGLE, id), () => retirerRegle(ctx, 'ps_jeunes', id)]) {
      expect(faire).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
    }
    retirerRegle(ctx, 'clas', id);
    expect(db.select().from(reglesAgrement).all()).toHaveLength(4);
    expect(resumes().map((un) => un.split(' ').slice(0, 2).join(' '))).toEqual(['a ajouté', 'a corrigé', 'a retiré']);
  });
});
