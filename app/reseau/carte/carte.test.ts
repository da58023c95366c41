import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { ecrireReglage } from '#app/commun/reglages.server.ts';
import { lireFiltres } from '#app/reseau/recherche/filtres.ts';
import { DEPARTEMENT } from '#app/reseau/reglages.ts';
import { structureCommunes, structures } from '#app/reseau/structures/tables.ts';
import { chargerCommunes } from '#app/reseau/territoire/communes.server.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { baseDeTest, ctxDe, ctxDuTemps, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerAgrement, fabriquerFonction, fabriquerPersonne, fabriquerStructure } from '#tests/fabriques/reseau.ts';
import { carteDuReseau } from './carte.server.ts';
import { arcsDuBord, arcsInterieurs, type Contours, lireArcs, tracerAnneaux } from './contours.ts';
import { getPageDeCarte } from './page-de-carte.server.ts';
import { choisirVilles, eventail, libelleCommunes, surDeuxLignes } from './reperes.ts';

const contours = JSON.parse(readFileSync('db/semer/contours/87.json', 'utf8')) as Contours;

let db: ReturnType<typeof baseDeTest>['db'];
beforeEach(() => {
  db = baseDeTest().db;
  chargerCommunes(ctxDuTemps(db), '87');
  ecrireReglage(db, DEPARTEMENT.cle, '87', { personneId: null, maintenant: LUNDI_MATIN });
});

/** Twice the area of a ring, signed. */
function aire(chemin: string): number {
  let somme = 0;
  for (const anneau of chemin.split('z').filter(Boolean)) {
    const [depart = '', reste = ''] = anneau.slice(1).split('l');
    let [x = 0, y = 0] = depart.match(/-?\d+/g)?.map(Number) ?? [];
    const [x0, y0] = [x, y];
    const pas = (reste.match(/-?\d+/g) ?? []).map(Number);
    for (let i = 0; i + 1 < pas.length; i += 2) {
      const [nx, ny] = [x + (pas[i] ?? 0), y + (pas[i + 1] ?? 0)];
      somme += x * ny - nx * y;
      [x, y] = [nx, ny];
    }
    somme += x * y0 - x0 * y;
  }
  return Math.abs(somme);
}

describe('the outlines', () => {
  const arcs = lireArcs(contours).map((arc) => arc.map(([x, y]): [number, number] => [x * 1000, y * 1000]));
  const tracer = (codes: string[]) => tracerAnneaux(arcs, arcsDuBord(contours, codes));

  test('of the department is one ring, and holds every commune', () => {
    const codes = Object.keys(contours.communes);
    expect(codes).toHaveLength(195);
    expect(tracer(codes).match(/M/g)).toHaveLength(1);
    // Rounding to the drawing aside, the communes fill the department.
    const somme = codes.reduce((total, code) => total + aire(tracer([code])), 0);
    expect(somme / aire(tracer(codes))).toBeCloseTo(1, 2);
  });

  test('every arc stands between two communes or on the edge', () => {
    const bord = arcsDuBord(contours, Object.keys(contours.communes)).length;
    expect(bord + arcsInterieurs(contours).length).toBe(contours.arcs.length);
    expect(arcsDuBord(contours, ['99999'])).toEqual([]);
  });

  test('of two neighbours leaves out what they share', () => {
    // Limoges and Panazol touch each other; Limoges and Saint-Yrieix do not.
    expect(tracer(['87085', '87114']).match(/M/g)).toHaveLength(1);
    expect(tracer(['87085', '87187']).match(/M/g)).toHaveLength(2);
  });
});

describe('the small map', () => {
  test('shows where a structure is among the others, with its territory', () => {
    const { id } = fabriquerStructure(db, { nom: 'L’Escale', communeCode: '87187' });
    fabriquerStructure(db, { communeCode: '87154' });
    fabriquerStructure(db, { communeCode: '87154', partieLe: LUNDI_MATIN });
    db.insert(structureCommunes)
      .values(['87187', '87051'].map((communeCode) => ({ structureId: id, communeCode })))
      .run();
    const carte = carteDuReseau({ db }, { structureId: id });
    expect(carte).toMatchObject({
      ici: { lignes: ['L’Escale'] },
      description: 'Carte du réseau : L’Escale est à Saint-Yrieix-la-Perche ; son territoire compte deux communes',
      legende: 'Les 2 structures du réseau, et le territoire de celle-ci : deux communes.',
    });
    expect(carte.points).toHaveLength(1);
    expect(carte.territoire).not.toBe('');
    expect(carte.ici?.y).toBeGreaterThan(carte.hauteur * 0.8);
    expect(carte.villes.map((v) => v.nom)).toContain('Limoges');
    expect(JSON.stringify(carte).length).toBeLessThan(9000);
  });

  test('says the same without a structure, without a place, without contours', () => {
    const { id } = fabriquerStructure(db, { nom: 'Sans lieu', communeCode: null });
    expect(carteDuReseau({ db }).legende).toBe('La structure du réseau.');
    expect(carteDuReseau({ db }, { structureId: id })).toMatchObject({ ici: null, points: [] });
    ecrireReglage(db, DEPARTEMENT.cle, '../87', { personneId: null, maintenant: LUNDI_MATIN });
    expect(carteDuReseau({ db })).toMatchObject({ contour: null, villes: [] });
    fabriquerStructure(db, { communeCode: '87154' });
    const { points, largeur, hauteur } = carteDuReseau({ db });
    expect(points).toEqual([{ x: largeur / 2, y: expect.any(Number) }]);
    expect(hauteur).toBeGreaterThan(100);
  });
});

describe('the page of the map', () => {
  const lire = (adresse = '') => {
    const { id } = fabriquerPersonne(db);
    fabriquerFonction(db, { personneId: id, structureId: 1 });
    return getPageDeCarte(ctxDe(db, id), lireFiltres(new URLSearchParams(adresse)), 1);
  };

  test('one mark a structure, told by what it is, in the order of the list', () => {
    const centre = fabriquerStructure(db, { nom: 'B', communeCode: '87085' });
    fabriquerAgrement(db, { structureId: centre.id, genre: 'animation_globale' });
    fabriquerStructure(db, { nom: 'A', communeCode: '87085' });
    fabriquerStructure(db, { nom: 'C', communeCode: null });
    const { carte, structures: liste, sansLieu } = lire();
    expect(carte.marques.map(({ forme, libelle, href }) => [forme, libelle, href])).toEqual([
      ['inconnu', 'A, sans agrément connu, Limoges', '/reseau/structures/2'],
      ['centre_social', 'B, centre social, Limoges', '/reseau/structures/1'],
    ]);
    expect(liste.map((s) => s.nom)).toEqual(['A', 'B', 'C']);
    expect(sansLieu).toBe(1);
    const [a, b] = carte.marques;
    expect(Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0))).toBeGreaterThan(20);
    expect(lire('genre=animation_globale').carte.marques).toHaveLength(1);
    expect(lire('q=rien du tout').carte.marques).toEqual([]);
  });

  test('by distance, the marks follow the list', () => {
    for (const [nom, communeCode] of [
      ['Chez moi', '87187'],
      ['Loin', '87011'],
      ['Près', '87051'],
    ] as const) {
      fabriquerStructure(db, { nom, communeCode });
    }
    const { carte, structures: liste } = lire('tri=distance');
    expect(carte.marques.map((m) => m.libelle.split(',')[0])).toEqual(liste.map((s) => s.nom));
    expect(liste.map((s) => s.nom)).toEqual(['Chez moi', 'Près', 'Loin']);
  });

  test('one mark a commune when there are many: every structure is counted', () => {
    const codes = db.select({ code: communes.code }).from(communes).where(eq(communes.departement, '87')).all();
    for (let n = 0; n < 130; n++) fabriquerStructure(db, { communeCode: codes[n % 3]?.code ?? null });
    const { carte, total, sansLieu } = lire();
    expect(carte.marques.every(({ forme }) => forme === 'plusieurs')).toBe(true);
    expect(carte.marques.reduce((somme, { combien }) => somme + combien, 0)).toBe(total - sansLieu);
    expect(carte.marques[0]?.href).toMatch(/^\/reseau\/carte\?commune=87/);
    db.update(structures).set({ partieLe: LUNDI_MATIN }).where(eq(structures.id, 1)).run();
  });
});

test('names and fans', () => {
  const ville = (nom: string, x: number, population: number) => ({ nom, x, y: 0, population });
  expect(
    choisirVilles([ville('petite', 300, 1), ville('grande', 0, 9), ville('trop près', 10, 8)], { ecart: 50, combien: 2 }).map(
      (v) => v.nom,
    ),
  ).toEqual(['grande', 'petite']);
  expect(eventail(10, 10, 0, 20)).toEqual({ x: 10, y: 10 });
  expect(surDeuxLignes('Association pour l’animation des hameaux', 20)).toEqual(['Association pour', 'l’animation des…']);
  expect([libelleCommunes(1), libelleCommunes(7), libelleCommunes(12)]).toEqual(['une commune', 'sept communes', '12 communes']);
});
