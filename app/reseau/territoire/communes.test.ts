import { describe, expect, test } from 'vitest';
import { plier } from '#app/reseau/plier.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { baseDeTest, ctxDuTemps } from '#tests/base.ts';
import { fabriquerStructure } from '#tests/fabriques/reseau.ts';
import { chargerCommunes, listCommunesPourChoix, trouverCommune } from './communes.server.ts';
import { clefDeCommune } from './communes.ts';
import { distanceKm } from './distances.server.ts';
import { orthodromie } from './distances.ts';
import { communes } from './tables.ts';

const { db } = baseDeTest();
const ctx = ctxDuTemps(db);
chargerCommunes(ctx, '87');

const nomTrouve = (texte: string, codePostal?: string) => {
  const trouvaille = trouverCommune(ctx, texte, codePostal);
  return trouvaille.genre === 'trouvee' ? trouvaille.commune.nom : trouvaille.genre;
};

describe('the communes of a department', () => {
  test('come with the former ones, and loading them again changes nothing', () => {
    const avant = db.select().from(communes).all();
    expect(chargerCommunes(ctx, '87')).toBe(195);
    expect(db.select().from(communes).all()).toEqual(avant);
    expect(avant).toHaveLength(207);
    expect(avant.filter((c) => c.fusionneeDans === null && c.lat === null)).toEqual([]);
    expect(listCommunesPourChoix(ctx)).toHaveLength(195);
  });

  test('an unknown department loads nothing', () => {
    expect(chargerCommunes(ctx, '999')).toBe(0);
  });
});

describe('a commune as people write it', () => {
  test.each([
    ['SAINT YRIEIX LA PERCHE', 'Saint-Yrieix-la-Perche'],
    ['St Yrieix la Perche', 'Saint-Yrieix-la-Perche'],
    ['st-yrieix-la-perche', 'Saint-Yrieix-la-Perche'],
    ['Ste Anne St Priest', 'Sainte-Anne-Saint-Priest'],
    ['87700 Aixe s/ Vienne', 'Aixe-sur-Vienne'],
    ['  LIMOGES CEDEX 1 ', 'Limoges'],
    ['Jonchère St Maurice', 'La Jonchère-Saint-Maurice'],
    ['Eymoutiers', 'Eymoutiers'],
  ])('%s is %s', (texte, nom) => expect(nomTrouve(texte)).toBe(nom));

  test('a former commune leads to the one it merged into, and says so', () => {
    const trouvaille = trouverCommune(ctx, 'roussac');
    expect(trouvaille).toMatchObject({ genre: 'trouvee', commune: { nom: 'Saint-Pardoux-le-Lac' } });
    expect(trouvaille.genre === 'trouvee' && trouvaille.note).toBe('Roussac fait aujourd’hui partie de Saint-Pardoux-le-Lac.');
    expect(nomTrouve('Bussière Poitevine')).toBe('Val-d’Oire-et-Gartempe');
  });

  test('a misspelling by a letter is suggested, never accepted', () => {
    const trouvaille = trouverCommune(ctx, 'Blanzat');
    expect(trouvaille.genre).toBe('suggestions');
    expect(trouvaille.genre === 'suggestions' && trouvaille.communes.map((c) => c.nom)).toEqual(['Blanzac']);
  });

  test('a part of a name is suggested: first those it begins, five at most', () => {
    const dites = (texte: string) => {
      const trouvaille = trouverCommune(ctx, texte);
      return trouvaille.genre === 'suggestions' ? trouvaille.communes.map((c) => c.nom) : [];
    };
    expect(dites('SAINT YRIEIX')).toEqual(['Saint-Yrieix-la-Perche', 'Saint-Yrieix-sous-Aixe']);
    expect(dites('Yrieix la Perche')).toEqual(['Saint-Yrieix-la-Perche']);
    expect(dites('Saint')).toEqual([]);
    expect(dites('Saint Martin').length).toBeLessThanOrEqual(5);
  });

  test('what is no commune of here is unknown', () => {
    for (const texte of ['Brive-la-Gaillarde', '', '???', '😀']) expect(nomTrouve(texte)).toBe('inconnue');
  });

  test('the key forgets articles and cedex', () => {
    expect(clefDeCommune('Le Palais-sur-Vienne')).toBe(clefDeCommune('PALAIS S/VIENNE CEDEX'));
  });
});

describe('distances', () => {
  test('a degree of latitude is 111 km', () => {
    expect(orthodromie({ lat: 45, lon: 1 }, { lat: 46, lon: 1 })).toBeCloseTo(111.19, 1);
  });

  test('are an estimation by road, the same both ways, null when a point is unknown', () => {
    const [limoges, bellac] = ['87085', '87011'];
    expect(distanceKm(ctx, limoges, bellac)).toBeGreaterThan(38);
    expect(distanceKm(ctx, limoges, bellac)).toBeLessThan(50);
    expect(distanceKm(ctx, bellac, limoges)).toBe(distanceKm(ctx, limoges, bellac));
    expect(distanceKm(ctx, limoges, limoges)).toBe(0);
    expect(distanceKm(ctx, limoges, '99999')).toBeNull();
    expect(distanceKm(ctx, null, limoges)).toBeNull();
  });
});

test('the base and the code fold a name alike', () => {
  for (const nom of ['L’Œuvre des Élans', 'CÔTÉ Cœur', 'Été-Noël à Çà', 'Maïs & Ñandù']) {
    const ligne = fabriquerStructure(db, { nom, communeCode: '87085' });
    expect(ligne.nomPlie).toBe(plier(nom));
  }
  expect(db.select().from(structures).all()).toHaveLength(4);
});
