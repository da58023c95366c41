import { beforeEach, describe, expect, test } from 'vitest';
import { journal } from '#app/commun/tables.ts';
import { agrements } from '#app/reseau/agrements/tables.ts';
import { chargerCompetences } from '#app/reseau/competences/competences.server.ts';
import { competences, savoirFaire } from '#app/reseau/competences/tables.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import {
  fabriquerAgrement,
  fabriquerCommune,
  fabriquerCompte,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { relireImport } from './corriger-import.server.ts';
import { apercu, confirmerImport, preparerImport } from './importer.server.ts';
import { getPageDApercu, suivre } from './page-d-import.server.ts';

let db: ReturnType<typeof baseDeTest>['db'];
let ctx: ReturnType<typeof ctxDe>;
let grange: ReturnType<typeof fabriquerStructure>;

beforeEach(() => {
  ({ db } = baseDeTest());
  fabriquerCommune(db, { code: '87064', nom: 'Eymoutiers', codesPostaux: ['87120'] });
  const { id } = fabriquerPersonne(db, { prenom: 'Nadège' });
  fabriquerRole(db, id, 'coordination');
  ctx = ctxDe(db, id);
  grange = fabriquerStructure(db, { nom: 'La Grange commune', communeCode: '87064' });
});

const deposer = (...lignes: string[]) =>
  preparerImport(ctx, { nomFichier: 'liste.csv', contenu: Buffer.from(lignes.join('\n')) });
const sorts = (...lignes: string[]) =>
  apercu(ctx, deposer(...lignes))
    .decisions.sort((a, b) => a.numero - b.numero)
    .map((d) => [d.numero, d.sort, d.raisons.join(' ')]);
const etat = () =>
  JSON.stringify(
    [structures, agrements, personnes, fonctions, rolesReseau, savoirFaire, competences].map((table) =>
      db.select().from(table).all(),
    ),
  );

/** Confirmed, then sent again: nothing changes. */
function deuxFois(lignes: string[], reponses = new Map<number, Record<string, string>>()) {
  confirmerImport(ctx, deposer(...lignes), reponses);
  const apres = etat();
  const encore = deposer(...lignes);
  const { decisions } = apercu(ctx, encore, reponses);
  expect(decisions.filter(({ sort }) => sort === 'nouvelle' || sort === 'modifiee')).toEqual([]);
  confirmerImport(ctx, encore, reponses);
  expect(etat()).toBe(apres);
}

test('a partenaire enters no team by a list, of people or of structures', () => {
  const { id } = fabriquerPersonne(db, { prenom: 'Ana', nom: 'Roy', courriel: 'ana@caf.example' });
  fabriquerRole(db, id, 'partenaire');
  const gens = sorts('Nom;Prénom;Structure;Poste;Mail', 'Roy;Ana;La Grange commune;animatrice;ana@caf.example');
  expect(gens).toEqual([[2, 'refusee', expect.stringContaining('Ana Roy a un rôle de partenaire')]]);
  const lieux = deposer('Nom de la structure;Commune;Directrice;Mail', 'Le Pré;Eymoutiers;Ana Roy;ana@caf.example');
  expect(apercu(ctx, lieux).decisions[0]?.raisons.join(' ')).toContain('rôle de partenaire');
  confirmerImport(ctx, lieux);
  expect(
    db
      .select()
      .from(fonctions)
      .all()
      .filter(({ personneId }) => personneId === id),
  ).toEqual([]);
});

describe('a list of people', () => {
  const TITRES = 'Nom;Prénom;Structure;Poste;Mail;Portable;Depuis';

  test('is guessed, read, written once, without role nor account', () => {
    const lignes = [
      TITRES,
      'ROY;Ana;la grange commune;Directrice;ana@grange.example;639982015;janvier 2024',
      'de la Tour;Jean-Marc;La Grange commune;référent famille;;;',
      'ROY;Ana;La Grange commune;Trésorière;;;',
    ];
    const id = deposer(...lignes);
    const lu = apercu(ctx, id);
    expect(lu.tableau.genre).toBe('personnes');
    expect(lu.decisions.map(({ sort }) => sort).sort()).toEqual(['modifiee', 'nouvelle', 'nouvelle']);
    deuxFois(lignes);
    const [, ana, marc] = db.select().from(personnes).all();
    expect(ana).toMatchObject({ prenom: 'Ana', nom: 'Roy', courriel: 'ana@grange.example', telephone: '06 39 98 20 15' });
    expect(marc).toMatchObject({ prenom: 'Jean-Marc', nom: 'de la Tour' });
    expect(
      db
        .select()
        .from(fonctions)
        .all()
        .map((f) => [f.personneId, f.fonction, f.responsable, f.du]),
    ).toEqual([
      [ana?.id, 'direction', true, '2024-01-01'],
      [marc?.id, 'reference_familles', false, null],
      [ana?.id, 'administration', false, null],
    ]);
    expect(db.select().from(rolesReseau).all()).toHaveLength(1);
  });

  test('contacts of someone who came in stay hers, those of someone else follow the list', () => {
    for (const [nom, entree] of [
      ['Roy', true],
      ['Lavaud', false],
    ] as const) {
      const { id } = fabriquerPersonne(db, {
        prenom: 'Ana',
        nom,
        courriel: `${nom}@avant.example`.toLowerCase(),
        telephone: null,
      });
      fabriquerFonction(db, { personneId: id, structureId: grange.id });
      if (entree) fabriquerCompte(db, id);
    }
    const lu = sorts(
      TITRES,
      'Roy;Ana;La Grange commune;;neuve@roy.example;;',
      'Lavaud;Ana;La Grange commune;;neuve@lavaud.example;;',
    );
    expect(lu[0]).toMatchObject([2, 'inchangee', expect.stringContaining('tient elle-même son compte')]);
    expect(lu[1]).toMatchObject([3, 'modifiee', expect.stringContaining('neuve@lavaud.example')]);
  });

  test('a structure one letter away is asked, one that is not there refused, an address of someone else said', () => {
    fabriquerPersonne(db, { prenom: 'Paul', nom: 'Meunier', courriel: 'paul@x.example' });
    const lu = sorts(
      TITRES,
      'Roy;Ana;La Grange comune;Accueil;;;',
      'Roy;Zoé;Nulle part;Accueil;;;',
      'Petit;Léa;La Grange commune;Accueil;paul@x.example;;',
      ';;La Grange commune;Accueil;;;',
    );
    expect(lu).toMatchObject([
      [2, 'a_choisir', expect.stringContaining('Est-ce La Grange commune')],
      [3, 'refusee', expect.stringContaining('n’est pas une structure du réseau')],
      [4, 'a_choisir', expect.stringContaining('déjà celle de Paul Meunier')],
      [5, 'refusee', expect.stringContaining('ne nomme personne')],
    ]);
  });

  test('two people in one cell are two', () => {
    deuxFois(['Personne;Structure;Fonction', 'Inès Lavaud et Paul Meunier;La Grange commune;Animation']);
    expect(db.select().from(fonctions).all()).toHaveLength(2);
  });
});

describe('a list of agréments', () => {
  test('dates complete what has none, an end that moved is followed, two at a time are refused', () => {
    const autre = fabriquerStructure(db, { nom: 'Le Fil', communeCode: '87064' });
    fabriquerAgrement(db, { structureId: grange.id, genre: 'animation_locale', du: null, au: null });
    fabriquerAgrement(db, { structureId: autre.id, genre: 'animation_locale', du: '2023-01-01', au: '2025-12-31' });
    const lignes = [
      'Structure;Agrément;Date de début;Date de fin',
      'La Grange commune;EVS;01/01/2024;fin 2027',
      'Le Fil;AL;2023;31/12/2026',
      'Le Fil;animation locale;01/06/2024;2028',
      'Le Fil;CLAS + PS jeunes;septembre 2025;',
      'Le Fil;crèche;2025;2026',
      'Le Fil;EVS;hier;',
    ];
    const lu = sorts(...lignes);
    expect(lu.map(([, sort]) => sort)).toEqual(['modifiee', 'modifiee', 'refusee', 'nouvelle', 'a_choisir', 'refusee']);
    expect(lu[2]?.[2]).toContain('se recouvrent');
    deuxFois(lignes);
    expect(
      db
        .select()
        .from(agrements)
        .all()
        .map((a) => [a.genre, a.du, a.au]),
    ).toEqual([
      ['animation_locale', '2024-01-01', '2027-12-31'],
      ['animation_locale', '2023-01-01', '2026-12-31'],
      ['clas', '2025-09-01', null],
      ['ps_jeunes', '2025-09-01', null],
    ]);
  });
});

describe('a list of skills', () => {
  beforeEach(() => {
    chargerCompetences(ctx);
  });
  const nomDe = (rang: number) =>
    db
      .select()
      .from(competences)
      .all()
      .filter((c) => c.statut === 'retenue')[rang]?.nom ?? '';

  test('several in a cell, an unknown word proposed or left, of a structure or of someone', () => {
    const { id } = fabriquerPersonne(db, { prenom: 'Ana', nom: 'Roy', courriel: null });
    fabriquerFonction(db, { personneId: id, structureId: grange.id });
    const lignes = [
      'Structure;Personne;Compétences',
      `La Grange commune;;"${nomDe(0).toUpperCase()} ; zzyzzog"`,
      `La Grange commune;Ana Roy;${nomDe(1)}`,
      `La Grange commune;Léo Nul;${nomDe(1)}`,
    ];
    expect(sorts(...lignes)).toMatchObject([
      [2, 'a_choisir', expect.stringContaining('n’est pas dans le vocabulaire')],
      [3, 'nouvelle', expect.anything()],
      [4, 'refusee', expect.stringContaining('importez d’abord les personnes')],
    ]);
    deuxFois(lignes, new Map([[2, { mot1: 'proposer' }]]));
    expect(db.select().from(savoirFaire).all()).toHaveLength(3);
    expect(
      db
        .select()
        .from(competences)
        .all()
        .find((c) => c.nom === 'zzyzzog'),
    ).toMatchObject({ statut: 'proposee', proposeeParId: ctx.acteur.personneId });
  });

  test('one column a skill, with crosses', () => {
    deuxFois([`Structure;${nomDe(2)};${nomDe(3)};${nomDe(4)}`, 'La Grange commune;x;non;le jeudi']);
    expect(
      db
        .select()
        .from(savoirFaire)
        .all()
        .map((s) => s.precision),
    ).toEqual([null, 'le jeudi']);
  });
});

describe('columns corrected by hand', () => {
  test('are read again, remembered, and used for the next list; answers follow from page to page', () => {
    const lignes = ['Lieu-dit;Où', ...Array.from({ length: 60 }, (_, n) => `Espace ${n};Eymoutier`)];
    const id = preparerImport(ctx, { nomFichier: 'x.csv', genre: 'structures', contenu: Buffer.from(lignes.join('\n')) });
    expect(getPageDApercu(ctx, id).compte.refusee).toBe(60);
    const { avis } = suivre(ctx, { relire: id }, { 'colonne-0': 'nom', 'colonne-1': 'commune' });
    expect(avis?.titre).toBe('La liste est relue');
    expect(getPageDApercu(ctx, id)).toMatchObject({ compte: { a_choisir: 60 }, pages: 2, proposees: 50 });
    const columns = { 'colonne-0': 'nom', 'colonne-1': 'commune' };
    const { chemin } = suivre(ctx, { aller: `${id}&page=2` }, { ...columns, 'commune-2': '87064', 'commune-3': '' });
    expect(chemin).toBe(`/reseau/import?apercu=${id}&page=2#sorts`);
    expect(getPageDApercu(ctx, id).compte).toMatchObject({ nouvelle: 1, a_choisir: 59 });
    suivre(ctx, { confirmer: id }, { ...columns, 'commune-61': '87064' });
    expect(db.select().from(structures).all()).toHaveLength(3);
    const suivante = deposer('Lieu-dit;Où', 'Le Fil;Eymoutiers');
    expect(apercu(ctx, suivante).decisions[0]?.sort).toBe('nouvelle');
    expect(() => relireImport(ctx, id, {})).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE' }));
    expect(db.select().from(journal).all().length).toBeGreaterThan(2);
  });
});
