import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ajouterJours } from '#app/commun/periode.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import {
  fabriquerAgrement,
  fabriquerEquipe,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { agrementsAFaire, agrementsAVerifier, listARenouveler, suiviDesAgrements } from './a-renouveler.server.ts';
import { DONNES } from './agrements.ts';
import { listExigencesNonTenues } from './exigences.server.ts';
import { getHistoire, listComptes, listStructuresComptees, SANS_DEBUT } from './histoire.server.ts';
import { getPageDesAgrements } from './page-des-agrements.server.ts';
import { genresAgrement } from './tables.ts';

// The frozen instant is Monday 23 March 2026.
let base: ReturnType<typeof baseDeTest>;
let db: typeof base.db;
beforeEach(() => {
  base = baseDeTest();
  db = base.db;
});

const ctx = () => ctxDuTemps(db);
const enNombres = (au: string) => Object.fromEntries(getHistoire(ctx(), au).chiffres.map(({ cle, combien }) => [cle, combien]));

test('what structures were on any day is what a naive count says, and each figure opens as many structures', () => {
  const genres = db.select().from(genresAgrement).all();
  const jour = fc.integer({ min: 0, max: 4000 }).map((n) => ajouterJours('2018-01-01', n));
  const borne = fc.option(jour, { nil: null, freq: 6 });
  const fait = fc.record({ genre: fc.constantFrom(...genres.map(({ code }) => code)), du: borne, au: borne });
  const reseau = fc.array(
    fc.record({ faits: fc.array(fait, { maxLength: 5 }), partie: fc.option(jour, { nil: null, freq: 3 }) }),
    {
      maxLength: 5,
    },
  );
  fc.assert(
    fc.property(reseau, fc.array(jour, { minLength: 1, maxLength: 4 }), (voulu, jours) => {
      base.sqlite.exec('delete from agrements; delete from structures');
      const modele = voulu.map(({ faits, partie }) => {
        const { id } = fabriquerStructure(db, { partieLe: partie === null ? null : new Date(`${partie}T10:00:00Z`) });
        const gardes = faits.filter((un) => {
          try {
            fabriquerAgrement(db, { structureId: id, ...un });
            return true;
          } catch {
            return false;
          }
        });
        return { id, partie, gardes };
      });
      for (const au of jours) {
        const attendu = new Map<string, number[]>();
        for (const { id, partie, gardes } of modele) {
          if (partie !== null && partie <= au) continue;
          const vivants = gardes.filter((un) => (un.du ?? '2026-03-23') <= au && au <= (un.au ?? '9'));
          const donne = (code: string) => genres.find((un) => un.code === code)?.donne ?? null;
          const type = DONNES.find((une) => vivants.some((un) => donne(un.genre) === une));
          const cles = new Set([
            ...vivants.filter((un) => donne(un.genre) === null).map((un) => un.genre),
            ...(type ? [type] : []),
          ]);
          for (const cle of cles) attendu.set(cle, [...(attendu.get(cle) ?? []), id]);
        }
        for (const { cle } of listComptes(ctx())) {
          expect(enNombres(au)[cle]).toBe(attendu.get(cle)?.length ?? 0);
          const liste = listStructuresComptees(ctx(), { cle, au, page: 1 });
          expect(liste?.lignes.map(({ id }) => id).sort()).toEqual((attendu.get(cle) ?? []).sort());
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('year by year, from the first one known to the next, in a number of queries that does not grow', () => {
  const instructions = Object.getPrototypeOf(base.sqlite.prepare('select 1')) as Record<'all' | 'get', () => unknown>;
  const compter = () => {
    const [lire, prendre] = [vi.spyOn(instructions, 'all'), vi.spyOn(instructions, 'get')];
    getHistoire(ctx(), null);
    const n = lire.mock.calls.length + prendre.mock.calls.length;
    vi.restoreAllMocks();
    return n;
  };
  const une = fabriquerStructure(db).id;
  fabriquerAgrement(db, { structureId: une, du: '2021-01-01', au: '2024-12-31' });
  fabriquerAgrement(db, { structureId: une, genre: 'animation_globale', du: '2025-01-01', au: '2026-12-31' });
  const avant = compter();
  for (let n = 0; n < 30; n++) fabriquerAgrement(db, { structureId: fabriquerStructure(db).id, genre: 'clas', du: null });
  expect(avant).toBeGreaterThan(0);
  expect(compter()).toBe(avant);
  const { annees, sansDebut } = getHistoire(ctx(), null);
  expect(sansDebut).toBe(30);
  expect(annees.map(({ annee, avenir, chiffres }) => [annee, avenir, chiffres[0]?.combien, chiffres[1]?.combien])).toEqual([
    ['2021', false, 0, 1],
    ['2022', false, 0, 1],
    ['2023', false, 0, 1],
    ['2024', false, 0, 1],
    ['2025', false, 1, 0],
    ['2026', true, 1, 0],
    ['2027', true, 0, 0],
  ]);
});

test('a fact without a first day says nothing of the years before, and its structures are listed', () => {
  const { id, nom } = fabriquerStructure(db);
  fabriquerAgrement(db, { structureId: fabriquerStructure(db).id, genre: 'animation_locale', du: '2011-01-01' });
  fabriquerAgrement(db, { structureId: id, genre: 'animation_globale', du: null });
  const parti = fabriquerStructure(db, { partieLe: new Date('2025-01-01T10:00:00Z') });
  fabriquerAgrement(db, { structureId: parti.id, genre: 'animation_globale', du: null });
  const enAnnee = new Map(getHistoire(ctx(), null).annees.map(({ annee, chiffres }) => [annee, chiffres[0]?.combien]));
  expect([enAnnee.get('2011'), enAnnee.get('2025'), enAnnee.get('2026'), enAnnee.get('2027')]).toEqual([0, 0, 1, 1]);
  expect([enNombres('2026-03-22').centre_social, enNombres('2026-03-23').centre_social]).toEqual([0, 1]);
  expect(getHistoire(ctx(), null).sansDebut).toBe(1);
  const liste = listStructuresComptees(ctx(), { cle: SANS_DEBUT, au: '2026-03-23', page: 1 });
  expect(liste).toMatchObject({ total: 1, lignes: [{ nom, depuis: '', jusquau: liste?.lignes[0]?.jusquau }] });
});

test('an empty network, and addresses that ask for nothing sensible', () => {
  const { id } = fabriquerPersonne(db);
  const lire = (q: string) => getPageDesAgrements(ctxDe(db, id), new URLSearchParams(q), 1);
  expect(lire('').histoire).toMatchObject({ vide: true, au: '2026-03-23', choisi: false });
  expect(lire('au=2026-02-30&genre=<b>')).toMatchObject({ liste: null, histoire: { au: '2026-03-23' } });
  expect(lire('au=2030-12-31&genre=evs')).toMatchObject({ liste: { total: 0, au: '2030-12-31' }, histoire: { avenir: true } });
  // A code of a kind that says what a structure is counts those who hold it.
  fabriquerAgrement(db, { structureId: fabriquerStructure(db).id });
  expect(lire('genre=animation_locale').liste).toMatchObject({ total: 1, lignes: [{ depuis: '1er janvier 2025' }] });
  expect(lire('genre=animation_locale')).toMatchObject({ suivi: null, peutTenir: false });
});

describe('what the rules require beside an agrément', () => {
  const manquants = (au = '2026-03-23') =>
    listExigencesNonTenues({ ...ctx(), maintenant: new Date(`${au}T08:00:00Z`) }).map(
      ({ structureId, genre, depuis }) => `${structureId} ${genre} ${depuis}`,
    );

  test('from the day of the rule, and a year ahead', () => {
    const { id } = fabriquerStructure(db);
    fabriquerAgrement(db, { structureId: id, genre: 'animation_globale', du: '2025-01-01', au: '2030-12-31' });
    const dit = [`${id} animation_globale 2027-01-01`];
    expect(manquants('2025-12-31')).toEqual([]);
    expect(manquants('2026-01-01')).toEqual(dit);
    expect(manquants('2027-06-01')).toEqual(dit);
    expect(manquants('2031-01-01')).toEqual([]);
    fabriquerAgrement(db, { structureId: id, genre: 'animation_collective_familles', du: '2027-01-01', au: '2030-12-31' });
    expect(manquants()).toEqual([]);
  });

  test('an ACF without the first agrément, one that ends meanwhile, a structure that left', () => {
    const [seule, finit, partie] = [
      fabriquerStructure(db),
      fabriquerStructure(db),
      fabriquerStructure(db, { partieLe: new Date() }),
    ];
    fabriquerAgrement(db, { structureId: seule.id, genre: 'animation_collective_familles' });
    // Its renewal is another matter, told elsewhere.
    fabriquerAgrement(db, { structureId: finit.id, genre: 'animation_globale', au: '2030-12-31' });
    fabriquerAgrement(db, { structureId: finit.id, genre: 'animation_collective_familles', au: '2026-12-31' });
    fabriquerAgrement(db, { structureId: partie.id, genre: 'animation_globale' });
    expect(manquants()).toEqual([`${seule.id} animation_collective_familles 2012-06-20`]);
  });
});

test('what waits for a responsable: those that end together are one thing, what is asked for waits no more', () => {
  const { structure, responsable, animatrice } = fabriquerEquipe(db, { nom: 'L’Escale' });
  const noter = (genre: string, au: string, demande: string | null = null) =>
    fabriquerAgrement(db, { structureId: structure.id, genre, du: '2023-01-01', au, renouvellementDemandeLe: demande });
  noter('animation_globale', '2026-12-31');
  noter('animation_collective_familles', '2026-12-31');
  noter('ps_jeunes', '2026-02-28');
  noter('clas', '2026-05-31', '2026-03-01');
  const chemin = `/reseau/structures/${structure.id}/agrements`;
  expect(agrementsAFaire(ctxDe(db, responsable.id))).toMatchObject([
    {
      ...{ echeance: '2026-02-28', titre: 'Dire ce que devient l’agrément fini de L’Escale' },
      suite: expect.stringContaining('fini depuis 23 jours'),
      lien: { chemin: expect.stringMatching(new RegExp(`^${chemin}/\\d+$`)) },
    },
    {
      ...{ echeance: '2026-12-31', titre: 'Renouveler les agréments de L’Escale' },
      suite: expect.stringContaining('jusqu’au 31 décembre 2026, dans 9 mois'),
      lien: { chemin },
    },
  ]);
  expect(agrementsAFaire(ctxDe(db, animatrice.id))).toEqual([]);
});

test('the coordination follows what ends, what ended, what is missing, and each line leads to where it is dealt with', () => {
  const { id } = fabriquerPersonne(db);
  fabriquerRole(db, id, 'coordination');
  const coordination = ctxDe(db, id);
  const [une, deux, trois] = [fabriquerStructure(db), fabriquerStructure(db), fabriquerStructure(db)];
  const finie = fabriquerAgrement(db, { structureId: une.id, du: null, au: '2025-12-31' });
  const globale = (structureId: number) =>
    fabriquerAgrement(db, { structureId, genre: 'animation_globale', du: '2023-01-01', au: '2027-12-31' });
  for (const { id: sienne } of [deux, trois]) globale(sienne);
  const cible = `/reseau/structures/${une.id}/agrements/${finie.id}`;
  expect(suiviDesAgrements(coordination).map(({ phrase, chemin }) => [phrase, chemin])).toEqual([
    [`Un agrément fini sans suite notée, à ${une.nom}`, cible],
    [
      '2 structures sans «\u00a0Animation collective familles\u00a0», obligatoire à partir du 1er janvier 2027',
      '/reseau/agrements#manquants',
    ],
  ]);
  expect(agrementsAVerifier(coordination)).toMatchObject([
    { cle: 'agrements-finis', total: 1, lignes: [{ chemin: cible, phrase: expect.stringContaining('fini depuis 2 mois') }] },
    { total: 2, lignes: [{ phrase: deux.nom }, { phrase: trois.nom }] },
  ]);
  expect(getPageDesAgrements(coordination, new URLSearchParams(), 1).suivi).toMatchObject({
    aRenouveler: { total: 1, lignes: [{ quand: 'Fini depuis 2 mois', fini: true }] },
    manquants: { total: 2 },
  });
  expect(listARenouveler(ctx(), [deux.id])).toEqual([]);
});
