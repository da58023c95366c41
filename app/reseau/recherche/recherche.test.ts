import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { getPageDeCarte } from '#app/reseau/carte/page-de-carte.server.ts';
import { competences, savoirFaire } from '#app/reseau/competences/tables.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { sites, structureCommunes, structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { ouvrir } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, LUNDI_MATIN, plusTard } from '#tests/base.ts';
import {
  fabriquerAgrement,
  fabriquerCommune,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { getAnnuaire } from './annuaire.server.ts';
import { adresseDesFiltres, lireFiltres } from './filtres.ts';
import { decouper, elargir, expression, rangerMots } from './mots.ts';
import { preparerRecherche, verifierRecherche } from './recherche.server.ts';

let base: ReturnType<typeof baseDeTest>;
let db: typeof base.db;
beforeEach(() => {
  base = baseDeTest();
  db = base.db;
});

function terme(nom: string, synonymes: string[] = [], parentId: number | null = null) {
  return db
    .insert(competences)
    .values({ slug: nom.toLowerCase().replace(/\W+/g, '-'), nom, definition: nom, synonymes, parentId })
    .returning()
    .get().id;
}

const sait = (qui: { structureId: number } | { personneId: number }, competenceId: number) =>
  db
    .insert(savoirFaire)
    .values({ ...qui, competenceId, ajouteLe: LUNDI_MATIN })
    .run();

/** Five structures and six people, as one would tell them to a newcomer. */
function petitReseau() {
  fabriquerCommune(db);
  for (const [code, nom] of [
    ['87187', 'Saint-Yrieix-la-Perche'],
    ['87154', 'Saint-Junien'],
    ['87011', 'Bellac'],
    ['87032', 'Châlus'],
  ] as const) {
    fabriquerCommune(db, { code, nom });
  }
  const s = (nom: string, communeCode: string) => fabriquerStructure(db, { nom, communeCode }).id;
  const escale = s('L’Escale', '87187');
  const fil = s('Le Fil de Vienne', '87154');
  const hauts = s('Les Hauts de Gartempe', '87011');
  const grange = s('La Grange commune', '87032');
  const coeurs = s('Maison des Cœurs vaillants', '87085');
  fabriquerAgrement(db, { structureId: escale, genre: 'animation_globale' });
  fabriquerAgrement(db, { structureId: fil, genre: 'animation_locale', du: '2024-01-01', au: '2027-06-30' });
  db.insert(structureCommunes).values({ structureId: hauts, communeCode: '87154' }).run();
  db.insert(sites).values({ structureId: grange, nom: 'Antenne des Tilleuls', communeCode: '87011' }).run();
  const parentalite = terme('Parentalité');
  const laep = terme('Lieu d’accueil enfants-parents', ['LAEP', 'accueil parents enfants'], parentalite);
  const techniques = terme('Techniques d’animation');
  const cirque = terme('Cirque', ['jonglerie', 'équilibre'], techniques);
  const relaxation = terme('Relaxation', ['sophrologie'], techniques);
  const p = (
    prenom: string,
    nom: string,
    structureId: number,
    fonction: 'direction' | 'animation' | 'accueil',
    intitule?: string,
  ) => {
    const { id } = fabriquerPersonne(db, {
      prenom,
      nom,
      courriel: `${nom.toLowerCase()}@prive.example`,
      telephone: '06 39 98 12 34',
    });
    fabriquerFonction(db, { personneId: id, structureId, fonction, intitule: intitule ?? null });
    return id;
  };
  const ines = p('Inès', 'Dupont', escale, 'direction');
  const dupond = p('Marc', 'Dupond', fil, 'animation', 'animateur jeunesse');
  const lea = p('Léa', 'Œillet', hauts, 'accueil');
  const hugo = p('Hugo', 'Bélac', grange, 'animation');
  sait({ structureId: grange }, laep);
  sait({ personneId: dupond }, cirque);
  sait({ personneId: lea }, relaxation);
  const ctx = ctxDe(db, ines);
  return { ctx, escale, fil, hauts, grange, coeurs, ines, dupond, lea, hugo, cirque, techniques };
}

const demander = (ctx: Parameters<typeof getAnnuaire>[0], adresse: string) =>
  getAnnuaire(ctx, lireFiltres(new URLSearchParams(adresse)), 1);
const noms = (ctx: Parameters<typeof getAnnuaire>[0], q: string) => {
  const { structures: trouvees, personnes: gens } = demander(ctx, new URLSearchParams({ q }).toString());
  return [...trouvees.map((s) => s.nom), ...(gens?.personnes ?? []).map((p) => p.nom)];
};

test('the filters come with the page only when they are asked for; the others stay in its address', () => {
  const { ctx } = petitReseau();
  expect(demander(ctx, 'milieu=rural').choix).toBeNull();
  const ouverts = getAnnuaire(ctx, lireFiltres(new URLSearchParams('milieu=rural')), 1, true);
  expect(ouverts.choix?.communes.map(({ libelle }) => libelle)).toContain('Saint-Yrieix-la-Perche');
  expect(adresseDesFiltres('/reseau', lireFiltres(new URLSearchParams('milieu=rural')))).toBe(
    '/reseau?milieu=rural&filtrer=1#filtres',
  );
});

test('where only people answer, each says her structure and its commune, and the map says how many they are', () => {
  const { ctx, marc } = { ...petitReseau(), marc: 'Marc Dupond' };
  const { total, personnes: gens } = demander(ctx, 'q=cirque');
  expect([total, gens?.personnes.map(({ nom }) => nom)]).toEqual([0, [marc]]);
  expect(gens?.personnes[0]?.places[0]).toMatchObject({ structure: 'Le Fil de Vienne', commune: 'Saint-Junien' });
  const carte = (q: string) => getPageDeCarte(ctx, lireFiltres(new URLSearchParams({ q })), 1);
  expect(carte('cirque')).toMatchObject({ total: 0, personnes: { total: 1 } });
  expect(carte('escale').personnes).toBeNull();
});

// What is typed → what must come first, structures then people.
const A_LA_MAIN: [string, string[]][] = [
  ['st yrieix', ['L’Escale', 'Inès Dupont']],
  ['Saint-Yrieix', ['L’Escale', 'Inès Dupont']],
  ['yrieix st', ['L’Escale', 'Inès Dupont']],
  ['ESCALE', ['L’Escale', 'Inès Dupont']],
  ['esc', ['L’Escale', 'Inès Dupont']],
  ['sant-junien', ['Le Fil de Vienne', 'Les Hauts de Gartempe', 'Marc Dupond']],
  ['saint junein', ['Le Fil de Vienne', 'Les Hauts de Gartempe', 'Marc Dupond']],
  ['cirqe', ['Marc Dupond']],
  ['cirques', ['Marc Dupond']],
  ['jonglerie', ['Marc Dupond']],
  ['relaxtion', ['Léa Œillet']],
  ['sophro', ['Léa Œillet']],
  ['dupont ines', ['Inès Dupont']],
  ['dupnot ines', ['Inès Dupont']],
  ['accueil parents', ['La Grange commune']],
  ['accueil des parents', ['La Grange commune']],
  ['laep', ['La Grange commune']],
  ['parentalite', ['La Grange commune']],
  ['coeurs', ['Maison des Cœurs vaillants']],
  ['cœurs', ['Maison des Cœurs vaillants']],
  ['oeillet', ['Léa Œillet']],
  ['tilleuls', ['La Grange commune']],
  ['centre social', ['L’Escale']],
  ['evs junien', ['Le Fil de Vienne']],
  ['animateur jeunesse', ['Marc Dupond']],
  ['directrice escale', ['Inès Dupont']],
  ['bellac', ['Les Hauts de Gartempe', 'La Grange commune', 'Léa Œillet']],
  ['rien de tel', []],
  ['prive.example', []],
  ['06 39 98 12 34', []],
  ['"(*', ['L’Escale', 'La Grange commune', 'Le Fil de Vienne', 'Les Hauts de Gartempe', 'Maison des Cœurs vaillants']],
];

describe('the search', () => {
  test('finds what one means, written as one writes', () => {
    const { ctx } = petitReseau();
    const obtenu = Object.fromEntries(A_LA_MAIN.map(([q]) => [q, noms(ctx, q)]));
    expect(obtenu).toEqual(Object.fromEntries(A_LA_MAIN));
    expect(demander(ctx, 'q=cirqe').approchee).toBe(true);
    expect(demander(ctx, 'q=cirque').approchee).toBe(false);
  });

  test('never finds who left, who was erased, nor a structure that left', () => {
    const { ctx, ines, dupond, hauts } = petitReseau();
    db.update(fonctions).set({ au: '2026-03-01' }).where(eq(fonctions.personneId, dupond)).run();
    db.update(structures).set({ partieLe: LUNDI_MATIN }).where(eq(structures.id, hauts)).run();
    expect(noms(ctx, 'dupond')).toEqual([]);
    expect(noms(ctx, 'gartempe')).toEqual([]);
    expect(noms(ctx, 'oeillet')).toEqual([]);
    db.update(personnes).set({ effaceeLe: LUNDI_MATIN, prenom: '', nom: '' }).where(eq(personnes.id, ines)).run();
    expect(noms(ctx, 'escale')).toEqual(['L’Escale']);
    // A fonction that ends later is found until then.
    const { id } = fabriquerPersonne(db, { prenom: 'Zoé', nom: 'Barateau' });
    fabriquerFonction(db, { personneId: id, structureId: 1, fonction: 'animation', au: '2026-03-24' });
    expect(noms(ctx, 'barateau')).toEqual(['Zoé Barateau']);
    expect(noms(plusTard(ctx, new Date('2026-03-25T08:00:00Z')), 'barateau')).toEqual([]);
  });

  test('reads the words written since: a new name is found with a mistake in it', () => {
    const { ctx, fil } = petitReseau();
    expect(noms(ctx, 'tramontaine')).toEqual([]);
    db.update(structures).set({ nom: 'La Tramontane' }).where(eq(structures.id, fil)).run();
    expect(noms(ctx, 'tramontaine')).toContain('La Tramontane');
    expect(noms(ctx, 'fil vienne')).toEqual([]);
  });

  test('turns any text into an expression that FTS5 accepts', () => {
    petitReseau();
    const requete = base.sqlite.prepare('select count(*) from index_des_structures where index_des_structures match ?');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (q) => {
        const mots = decouper(q);
        if (mots.length > 0) requete.get(expression(mots.map((mot) => elargir(mot, rangerMots(['cirque', 'saint'])))));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the index', () => {
  test('equals the views whatever is written', () => {
    const { escale, fil, cirque, techniques, ines } = petitReseau();
    expect(verifierRecherche(db)).toEqual([]);
    const gestes: (() => unknown)[] = [
      () =>
        db
          .update(structures)
          .set({ nom: `Nom ${Math.random()}` })
          .where(eq(structures.id, escale))
          .run(),
      () => db.update(structures).set({ communeCode: '87011' }).where(eq(structures.id, fil)).run(),
      () => db.update(communes).set({ nom: 'Nouvelle-Commune' }).where(eq(communes.code, '87011')).run(),
      () => db.insert(structureCommunes).values({ structureId: fil, communeCode: '87032' }).onConflictDoNothing().run(),
      () => db.delete(structureCommunes).where(eq(structureCommunes.structureId, fil)).run(),
      () => db.insert(sites).values({ structureId: escale, nom: 'Permanence' }).run(),
      () => db.update(sites).set({ structureId: fil }).run(),
      () => db.delete(sites).run(),
      () => db.update(personnes).set({ nom: 'Autrement' }).where(eq(personnes.id, ines)).run(),
      () => db.update(personnes).set({ effaceeLe: LUNDI_MATIN }).where(eq(personnes.id, ines)).run(),
      () => db.update(personnes).set({ effaceeLe: null }).where(eq(personnes.id, ines)).run(),
      () => fabriquerFonction(db, { personneId: ines, structureId: fil, fonction: 'autre', au: '2026-12-31' }),
      () => db.update(fonctions).set({ intitule: 'médiatrice' }).where(eq(fonctions.personneId, ines)).run(),
      () => db.delete(fonctions).where(eq(fonctions.structureId, fil)).run(),
      () =>
        db
          .insert(savoirFaire)
          .values({ structureId: escale, competenceId: cirque, ajouteLe: LUNDI_MATIN })
          .onConflictDoNothing()
          .run(),
      () =>
        db
          .insert(savoirFaire)
          .values({ personneId: ines, competenceId: cirque, ajouteLe: LUNDI_MATIN })
          .onConflictDoNothing()
          .run(),
      () => db.update(savoirFaire).set({ precision: 'trapèze' }).run(),
      () =>
        db
          .update(competences)
          .set({ nom: 'Arts du cirque', synonymes: ['clown'] })
          .where(eq(competences.id, cirque))
          .run(),
      () => db.update(competences).set({ nom: 'Faire' }).where(eq(competences.id, techniques)).run(),
      () => db.update(competences).set({ parentId: null }).where(eq(competences.id, cirque)).run(),
      () => db.delete(savoirFaire).run(),
      () => base.sqlite.exec("update genres_agrement set nom = 'Animation de la vie locale' where code = 'animation_locale'"),
      () => base.sqlite.exec(`update agrements set structure_id = ${escale} where genre = 'animation_locale'`),
      () => base.sqlite.exec('delete from agrements'),
      () => base.sqlite.exec("insert into qpv (nom, commune_code) values ('Bellevue', '87154') on conflict do nothing"),
      () => base.sqlite.exec(`insert into structure_qpv select ${fil}, id from qpv where true on conflict do nothing`),
      () => base.sqlite.exec("update qpv set nom = nom || 'x'"),
      () => base.sqlite.exec('delete from structure_qpv'),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([...gestes.keys()], { minLength: 6 }), (ordre) => {
        for (const rang of ordre) gestes[rang]?.();
        expect(verifierRecherche(db)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('says when it does not', () => {
    petitReseau();
    base.sqlite.exec("update index_des_structures set nom = 'faux' where rowid = 1");
    expect(verifierRecherche(db)).toMatchObject([{ phrase: expect.stringContaining('1 structures') }]);
  });
});

describe('the filters of the directory', () => {
  test('each keeps what it says, alone and with words', () => {
    const { ctx, cirque, techniques } = petitReseau();
    const lesquelles = (adresse: string) => demander(ctx, adresse).structures.map((s) => s.nom);
    expect(lesquelles('commune=87154')).toEqual(['Le Fil de Vienne', 'Les Hauts de Gartempe']);
    expect(lesquelles('genre=animation_globale')).toEqual(['L’Escale']);
    expect(lesquelles('fin=2027-06-30')).toEqual(['Le Fil de Vienne']);
    expect(lesquelles('fin=2027-06-29')).toEqual([]);
    expect(lesquelles('genre=animation_globale&fin=2027-06-30')).toEqual([]);
    expect(lesquelles(`competence=${cirque}`)).toEqual(['Le Fil de Vienne']);
    expect(lesquelles('competence=cirque')).toEqual(['Le Fil de Vienne']);
    expect(lesquelles(`competence=${techniques}`)).toEqual(['Le Fil de Vienne', 'Les Hauts de Gartempe']);
    expect(lesquelles('competence=inconnue')).toEqual([]);
    expect(lesquelles('gestion=association')).toHaveLength(5);
    expect(lesquelles('gestion=caf&milieu=rural')).toEqual([]);
    expect(lesquelles('milieu=n-importe-quoi&fin=demain&qpv=x')).toHaveLength(5);
    expect(lesquelles('q=gartempe&commune=87154')).toEqual(['Les Hauts de Gartempe']);
    const { total, jetons, personnes: gens } = demander(ctx, 'q=dupon&commune=87154');
    expect({ total, gens: gens?.personnes.map((p) => p.nom) }).toEqual({ total: 0, gens: ['Marc Dupond'] });
    expect(jetons).toEqual([{ libelle: 'Saint-Junien', href: '/reseau?q=dupon' }]);
  });

  test('sorts by distance from my structure', () => {
    const { ctx } = petitReseau();
    db.update(communes).set({ lat: 45.5, lon: 1.2 }).where(eq(communes.code, '87187')).run();
    db.update(communes).set({ lat: 46.1, lon: 1.0 }).where(eq(communes.code, '87011')).run();
    db.update(communes).set({ lat: 45.65, lon: 0.98 }).where(eq(communes.code, '87032')).run();
    db.update(communes).set({ lat: null, lon: null }).where(eq(communes.code, '87154')).run();
    const { structures: rangees } = demander(ctx, 'tri=distance');
    expect(rangees.map((s) => [s.nom, s.distance])).toEqual([
      ['L’Escale', 'sur place'],
      ['La Grange commune', 'environ 31 km'],
      ['Maison des Cœurs vaillants', 'environ 48 km'],
      ['Les Hauts de Gartempe', 'environ 89 km'],
      ['Le Fil de Vienne', ''],
    ]);
  });
});

test('a base filled before this version is indexed when it is brought up to date', () => {
  const dossier = mkdtempSync(join(tmpdir(), 'recherche-'));
  const journal = JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8')) as { entries: { tag: string }[] };
  mkdirSync(join(dossier, 'avant/meta'), { recursive: true });
  const avant = { ...journal, entries: journal.entries.slice(0, 1) };
  writeFileSync(join(dossier, 'avant/meta/_journal.json'), JSON.stringify(avant));
  copyFileSync('drizzle/0000_maison.sql', join(dossier, 'avant/0000_maison.sql'));
  const fichier = join(dossier, 'base.sqlite');
  const ancienne = ouvrir(fichier, undefined, join(dossier, 'avant'));
  ancienne.sqlite.exec(`insert into structures (nom, creee_le) values ('L’Œuvre', 0);
    insert into personnes (prenom, nom, creee_le) values ('Inès', 'Roudier', 0)`);
  ancienne.sqlite.exec("insert into fonctions (personne_id, structure_id, fonction) values (1, 1, 'animation')");
  ancienne.fermer();
  const neuve = ouvrir(fichier);
  expect(verifierRecherche(neuve.db)).toEqual([]);
  expect(preparerRecherche(neuve, 'oeuvre')).toMatchObject({ approchee: false });
  expect(neuve.sqlite.prepare("select rowid from index_des_fonctions where index_des_fonctions match 'ines'").all()).toHaveLength(
    1,
  );
  neuve.fermer();
  rmSync(dossier, { recursive: true });
});
