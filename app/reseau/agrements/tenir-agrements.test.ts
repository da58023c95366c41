import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import {
  fabriquerAgrement,
  fabriquerEquipe,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { agrementQuiDit, getPageDAgrement, getPageDAgrements, listAgrements } from './agrements.server.ts';
import { ANNULATIONS_DES_AGREMENTS } from './annulations.server.ts';
import { agrements } from './tables.ts';
import {
  ajouterAgrement,
  modifierAgrement,
  noterDemandeDeRenouvellement,
  renouvelerAgrement,
  retirerAgrement,
} from './tenir-agrements.server.ts';

// The frozen instant is Monday 23 March 2026.
let db: ReturnType<typeof baseDeTest>['db'];
let equipe: ReturnType<typeof fabriquerEquipe>;
let ctx: ContextePersonne;
beforeEach(() => {
  db = baseDeTest().db;
  equipe = fabriquerEquipe(db, { nom: 'L’Escale' });
  ctx = ctxDe(db, equipe.responsable.id);
});

const EVS = { genre: 'animation_locale', du: '2026-01-01', au: '2029-12-31', decideur: 'Caf', decideLe: '2025-12-12' };
const tous = () => db.select().from(agrements).all();
const lignes = () => db.select().from(journal).all();

describe('who writes the agréments of a structure', () => {
  const avec = (role: 'coordination' | 'partenaire' | 'cellule', organisme: 'caf' | 'msa' | null = null) => {
    const { id } = fabriquerPersonne(db);
    fabriquerRole(db, id, role, organisme);
    return id;
  };
  const QUI: [string, () => number, boolean][] = [
    ['her responsable', () => equipe.responsable.id, true],
    ['her animatrice', () => equipe.animatrice.id, false],
    ['the direction of another', () => fabriquerEquipe(db).responsable.id, false],
    ['the coordination', () => avec('coordination'), true],
    ['a partenaire of the Caf', () => avec('partenaire', 'caf'), true],
    ['a partenaire of the MSA', () => avec('partenaire', 'msa'), false],
    ['a partenaire of nobody knows whom', () => avec('partenaire'), false],
    ['someone of the cellule', () => avec('cellule'), false],
    ['someone of no team', () => fabriquerPersonne(db).id, false],
  ];
  const ACTES: Record<string, (ctx: ContextePersonne, structureId: number, id: number) => unknown> = {
    'lire les pages': (ctx, s, id) => [getPageDAgrements(ctx, s), getPageDAgrement(ctx, s, id)],
    ajouter: (ctx, s) => ajouterAgrement(ctx, s, { genre: 'clas' }),
    modifier: (ctx, s, id) => modifierAgrement(ctx, s, id, { ...EVS, version: 1 }),
    demander: (ctx, s, id) => noterDemandeDeRenouvellement(ctx, s, id, { le: '2026-03-01', version: 1 }),
    renouveler: (ctx, s, id) => renouvelerAgrement(ctx, s, id, { au: '2032-12-31' }),
    retirer: (ctx, s, id) => retirerAgrement(ctx, s, id),
  };
  const matrice = QUI.flatMap(([qui, trouver, permis]) => Object.keys(ACTES).map((acte) => ({ qui, acte, trouver, permis })));
  test.each(matrice)('$qui, $acte: $permis', ({ acte, trouver, permis }) => {
    const { id } = fabriquerAgrement(db, { structureId: equipe.structure.id });
    const faire = () => ACTES[acte]?.(ctxDe(db, trouver()), equipe.structure.id, id);
    if (permis) expect(faire).not.toThrow();
    else {
      expect(faire).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
      expect(lignes()).toEqual([]);
      expect(tous()).toHaveLength(1);
    }
  });

  test('everybody who sees the structure reads them; one of another structure is not found behind this one', () => {
    const { id } = fabriquerAgrement(db, { structureId: equipe.structure.id });
    const lecteur = ctxDe(db, avec('partenaire', 'msa'));
    expect(listAgrements(lecteur, equipe.structure.id)).toHaveLength(1);
    const autre = fabriquerStructure(db);
    const coordination = ctxDe(db, avec('coordination'));
    expect(() => getPageDAgrement(coordination, autre.id, id)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
    expect(() => retirerAgrement(coordination, autre.id, id)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  });
});

test('an agrément is noted once, read in words, and journaled', () => {
  const { id, avertissements } = ajouterAgrement(ctx, equipe.structure.id, EVS);
  expect(avertissements).toEqual([]);
  expect(listAgrements(ctx, equipe.structure.id)).toEqual([
    {
      ...{ id, genre: 'animation_locale', nom: 'Animation locale', sigle: 'AL', nature: 'agrement' },
      ...{ du: '1er janvier 2026', au: '31 décembre 2029', quand: null, ton: 'neutre', passe: false },
      decision: 'Caf, décembre 2025',
    },
  ]);
  expect(lignes()).toMatchObject([
    {
      ...{ objet: 'agrement', objetId: id, acte: 'ajouter', avant: {} },
      resume: 'a noté «\u00a0Animation locale\u00a0» pour L’Escale, du 1er janvier 2026 au 31 décembre 2029',
      apres: { structureId: equipe.structure.id, ...EVS },
    },
  ]);
});

test.each([
  [{ du: '2029-12-31', au: undefined }, 'du', /déjà noté du 1er janvier 2026 au 31 décembre 2029/],
  [{ du: undefined, au: undefined }, 'du', /se chevauchent/],
  [{ du: '2031-01-01', au: '2030-12-31' }, 'au', /vient avant le premier/],
  [{ genre: 'inconnu' }, 'genre', /dans la liste/],
])('refused: %j', (champs, champ, phrase) => {
  ajouterAgrement(ctx, equipe.structure.id, EVS);
  const refuse = () => ajouterAgrement(ctx, equipe.structure.id, { ...EVS, ...champs });
  expect(refuse).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE', champ }));
  expect(refuse).toThrow(phrase);
  expect(lignes()).toHaveLength(1);
});

test('a length that the rule does not know, or a missing companion, is accepted and said', () => {
  const dire = (champs: object) => ajouterAgrement(ctx, equipe.structure.id, { ...EVS, ...champs }).avertissements.join(' ');
  expect(dire({ au: '2035-12-31' })).toContain('plus long que la règle\u00a0: 4 ans au plus');
  expect(dire({ genre: 'animation_collective_familles' })).toContain('«\u00a0Animation globale et coordination\u00a0»');
  // The rule of 2027 requires the other one: it is there.
  expect(dire({ genre: 'animation_globale', du: '2027-01-01', au: '2030-12-31' })).toBe('');
});

test('of one kind, a structure has one at a time: the sentence and the trigger refuse the same', () => {
  const jour = fc.integer({ min: 0, max: 900 }).map((n) => ajouterJours('2025-01-01', n));
  const borne = fc.option(jour, { nil: undefined, freq: 8 });
  const ajout = fc.record({ genre: fc.constantFrom('clas', 'ps_jeunes'), du: borne, au: borne });
  fc.assert(
    fc.property(fc.array(ajout, { minLength: 1, maxLength: 8 }), (ajouts) => {
      const { structure, responsable } = fabriquerEquipe(db);
      const sien = ctxDe(db, responsable.id);
      const modele: { genre: string; du: string; au: string }[] = [];
      for (const { genre, du, au } of ajouts) {
        const libre =
          !(du && au && au < du) && modele.every((m) => m.genre !== genre || m.au < (du ?? '0000') || m.du > (au ?? '9999'));
        const ajouter = () => ajouterAgrement(sien, structure.id, { genre, du, au });
        if (libre) {
          ajouter();
          modele.push({ genre, du: du ?? '0000', au: au ?? '9999' });
        } else {
          expect(ajouter).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE' }));
          expect(() => fabriquerAgrement(db, { structureId: structure.id, genre, du: du ?? null, au: au ?? null })).toThrow();
        }
      }
      expect(listAgrements(sien, structure.id)).toHaveLength(modele.length);
    }),
    { numRuns: 40 },
  );
});

describe('a correction', () => {
  test('writes what changed, and nothing when nothing did', () => {
    const { id } = ajouterAgrement(ctx, equipe.structure.id, EVS);
    modifierAgrement(ctx, equipe.structure.id, id, { ...EVS, version: 1 });
    expect(lignes()).toHaveLength(1);
    modifierAgrement(ctx, equipe.structure.id, id, { ...EVS, au: '2030-12-31', version: 2 });
    expect(lignes().at(-1)).toMatchObject({ acte: 'modifier', avant: { au: '2029-12-31' }, apres: { au: '2030-12-31' } });
    expect(Object.keys(lignes().at(-1)?.apres ?? {})).toEqual(['au']);
  });

  test('does not erase what someone else corrected meanwhile, and says who', () => {
    const { id } = ajouterAgrement(ctx, equipe.structure.id, EVS);
    modifierAgrement(ctx, equipe.structure.id, id, { ...EVS, au: '2028-12-31', version: 1 });
    const encore = () => modifierAgrement(ctx, equipe.structure.id, id, { ...EVS, version: 1 });
    expect(encore).toThrow(/^Hélène Roudier .* a modifié cet agrément pendant que vous écriviez/);
    expect(tous()).toMatchObject([{ au: '2028-12-31' }]);
  });

  test('may not lay it over another', () => {
    const { id } = ajouterAgrement(ctx, equipe.structure.id, EVS);
    ajouterAgrement(ctx, equipe.structure.id, { ...EVS, du: '2030-01-01', au: '2033-12-31' });
    expect(() => modifierAgrement(ctx, equipe.structure.id, id, { ...EVS, au: '2030-01-01', version: 1 })).toThrow(/chevauchent/);
  });
});

test('the renewal is asked for, then decided in one step; the home page says the last end', () => {
  const { id } = fabriquerAgrement(db, { structureId: equipe.structure.id, du: '2023-01-01', au: '2026-12-31' });
  const lu = () => listAgrements(ctx, equipe.structure.id)[0];
  expect(lu()).toMatchObject({ quand: 'Dans 9 mois', ton: 'attention' });
  expect(agrementQuiDit(ctx, equipe.structure.id)).toMatchObject({ forme: 'Espace de vie sociale', bientot: true });
  const demander = (le: string | undefined, version: number) =>
    noterDemandeDeRenouvellement(ctx, equipe.structure.id, id, { le, version });
  expect(() => demander('2026-03-24', 1)).toThrow(/pas encore venu/);
  expect(() => demander('2022-12-31', 1)).toThrow(/commence le 1er janvier 2023/);
  demander('2026-03-10', 1);
  expect(lu()).toMatchObject({ quand: 'Renouvellement demandé', ton: 'neutre' });
  demander(undefined, 2);
  expect(lu()).toMatchObject({ quand: 'Dans 9 mois' });
  renouvelerAgrement(ctx, equipe.structure.id, id, { au: '2030-12-31', decideur: 'Caf' });
  expect(tous().at(-1)).toMatchObject({ genre: 'animation_locale', du: '2027-01-01', au: '2030-12-31' });
  expect(listAgrements(ctx, equipe.structure.id).map(({ quand }) => quand)).toEqual([null, 'Commence dans 9 mois']);
  expect(agrementQuiDit(ctx, equipe.structure.id)).toMatchObject({ texte: 'Jusqu’au 31 décembre 2030.', bientot: false });
  expect(() => renouvelerAgrement(ctx, equipe.structure.id, id, { au: '2030-12-31' })).toThrow(/chevauchent/);
  expect(getPageDAgrement(ctx, equipe.structure.id, id).suivante).toBeNull();
});

test('without a known end, there is no next period', () => {
  const { id } = fabriquerAgrement(db, { structureId: equipe.structure.id, au: null });
  expect(() => renouvelerAgrement(ctx, equipe.structure.id, id, {})).toThrow(/quand celui-ci finit/);
});

describe('a line of the journal is undone', () => {
  const derniere = () => {
    const ligne = lignes().at(-1);
    const annulation = ANNULATIONS_DES_AGREMENTS[`${ligne?.objet}/${ligne?.acte}`];
    const quoi = { objetId: ligne?.objetId ?? 0, avant: ligne?.avant ?? {}, apres: ligne?.apres ?? {} };
    return {
      empechement: () => annulation?.empechement(ctx, quoi),
      annuler: () => annulation?.annuler(ctx, quoi),
    };
  };
  const sansVersion = () => tous().map(({ version: _, ...reste }) => reste);

  test.each<[string, (id: number) => unknown]>([
    ['ajouter', () => ajouterAgrement(ctx, equipe.structure.id, { genre: 'clas', du: '2025-09-01' })],
    ['modifier', (id) => modifierAgrement(ctx, equipe.structure.id, id, { genre: 'clas', au: '2027-01-01', version: 1 })],
    ['demander', (id) => noterDemandeDeRenouvellement(ctx, equipe.structure.id, id, { le: '2026-01-10', version: 1 })],
    ['renouveler', (id) => renouvelerAgrement(ctx, equipe.structure.id, id, { au: '2033-12-31' })],
    ['retirer', (id) => retirerAgrement(ctx, equipe.structure.id, id)],
  ])('%s', (_, faire) => {
    const { id } = ajouterAgrement(ctx, equipe.structure.id, { ...EVS, du: '2025-01-01' });
    const avant = sansVersion();
    faire(id);
    expect(sansVersion()).not.toEqual(avant);
    const { empechement, annuler } = derniere();
    expect(empechement()).toBeNull();
    annuler();
    expect(sansVersion()).toEqual(avant);
    // Twice is once too many.
    expect(empechement()).toMatch(/agrément/);
  });

  test('not when something happened since, nor when its place is taken', () => {
    const { id } = ajouterAgrement(ctx, equipe.structure.id, EVS);
    const ajout = derniere();
    noterDemandeDeRenouvellement(ctx, equipe.structure.id, id, { le: '2026-03-01', version: 1 });
    expect(ajout.empechement()).toMatch(/modifié depuis/);
    modifierAgrement(ctx, equipe.structure.id, id, { ...EVS, au: '2027-12-31', version: 2 });
    const raccourci = derniere();
    fabriquerAgrement(db, { structureId: equipe.structure.id, du: '2028-01-01', au: '2030-12-31' });
    expect(raccourci.empechement()).toMatch(/Une autre période/);
    retirerAgrement(ctx, equipe.structure.id, id);
    const retrait = derniere();
    expect(retrait.empechement()).toBeNull();
    fabriquerAgrement(db, { structureId: equipe.structure.id, du: '2027-01-01', au: '2027-02-01' });
    expect(retrait.empechement()).toMatch(/Une autre période/);
  });
});
