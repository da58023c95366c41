import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { LECTEURS } from '#app/accueil/lecteurs-de-listes.server.ts';
import { chargerCompetences } from '#app/reseau/competences/competences.server.ts';
import type { Reponses, Sort } from '#app/reseau/import/decisions.ts';
import { apercu, confirmerImport, preparerImport } from '#app/reseau/import/importer.server.ts';
import { fonctions, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { chargerCommunes } from '#app/reseau/territoire/communes.server.ts';
import { courriels } from '#app/services/tables.ts';
import { lireFiltres } from '#app/troc/annonces/filtres.ts';
import { listAnnonces } from '#app/troc/annonces/liste.server.ts';
import { annonces } from '#app/troc/annonces/tables.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';

// Six lists as people have them, made by hand (bytes, sheets and merged cells included) from what the issue describes,
// before the importer was read. They follow each other in one network, as on a coordinator's first Monday.
// What is expected of each row was written before the first run; a row is told by a word that only it holds.

const { db } = baseDeTest();
const nadege = fabriquerPersonne(db, { prenom: 'Nadège' });
fabriquerRole(db, nadege.id, 'coordination');
const ctx = ctxDe(db, nadege.id);
beforeAll(() => {
  chargerCommunes(ctx, '87');
  chargerCompetences(ctx);
});

type Attendu = readonly [mot: RegExp, sorts: readonly Sort[], raison?: RegExp];

function lire(nomFichier: string) {
  const contenu = readFileSync(resolve(import.meta.dirname, nomFichier));
  const id = preparerImport(ctx, { nomFichier, contenu });
  return apercu(ctx, id, new Map(), { lecteurs: LECTEURS });
}

/** Each expected row is there, with one of its fates, and says why in words when it is left out. */
function comparer({ decisions }: ReturnType<typeof lire>, attendus: readonly Attendu[]) {
  for (const [mot, sorts, raison] of attendus) {
    const siennes = decisions.filter((decision) => mot.test(`${decision.numero}|${decision.nom}|${decision.raisons.join(' ')}`));
    expect(
      siennes.map(({ sort, raisons }) => ({ sort, raisons })),
      `${mot}`,
    ).toEqual(siennes.map(() => ({ sort: expect.toBeOneOf([...sorts]), raisons: expect.any(Array) })));
    expect(siennes.length, `${mot}`).toBeGreaterThan(0);
    if (raison) expect(siennes.map(({ raisons }) => raisons.join(' ')).join(' '), `${mot}`).toMatch(raison);
  }
  for (const { sort, raisons, nom } of decisions) {
    if (sort === 'refusee' || sort === 'a_choisir') expect(raisons.join(' '), nom).toMatch(/\p{L}{3}.*\s/u);
  }
}

/** The first option of every question: what someone in a hurry presses. */
const premieres = ({ decisions }: ReturnType<typeof lire>): Reponses =>
  new Map(
    decisions.map(({ numero, questions }) => [
      numero,
      Object.fromEntries(questions.map((q) => [q.sujet, q.proposee ?? q.options[0]?.valeur ?? ''])),
    ]),
  );

/** Confirmed, then sent again: what was written is found in place. */
function ecrireDeuxFois(nomFichier: string, lu: ReturnType<typeof lire>) {
  const reponses = premieres(lu);
  confirmerImport(ctx, lu.id, reponses, { lecteurs: LECTEURS });
  const encore = lire(nomFichier);
  const { decisions } = apercu(ctx, encore.id, reponses, { lecteurs: LECTEURS });
  expect(
    decisions.filter(({ sort }) => sort === 'nouvelle' || sort === 'modifiee').map((d) => [d.numero, d.nom, d.raisons]),
  ).toEqual([]);
}

const siennesDe = (nom: string) => {
  const id = structure(nom)?.id;
  return db
    .select()
    .from(annonces)
    .all()
    .filter(({ structureId }) => structureId === id);
};

const structure = (nom: string) =>
  db
    .select()
    .from(structures)
    .all()
    .find((s) => s.nom === nom);

describe('six lists as people have them', () => {
  test('1. members of the network, Windows-1252, titles above, columns in any order', () => {
    const lu = lire('1-adherents-windows.csv');
    comparer(lu, [
      [/^5\|/, ['nouvelle']],
      [/^6\|/, ['nouvelle']],
      [/^7\|/, ['nouvelle']],
      [/^9\|/, ['nouvelle'], /Val.d.Issoire/],
      [/^10\|/, ['a_choisir'], /Bellac/],
      [/^11\|/, ['a_choisir'], /SIRET/],
      [/^12\|/, ['refusee', 'a_choisir'], /SIRET/],
      [/^13\|/, ['refusee'], /ligne 5/],
      [/^14\|/, ['a_choisir'], /Trifouillis/],
      [/^15\|/, ['nouvelle'], /crèche/],
      [/^16\|/, ['nouvelle', 'refusee']],
      [/^17\|/, ['refusee'], /total/i],
    ]);
    expect(lu.decisions.map(({ numero }) => numero)).not.toContain(8);
    ecrireDeuxFois('1-adherents-windows.csv', lu);
    expect(structure('L’Œuvre commune')).toMatchObject({
      communeCode: '87187',
      telephone: '05 36 49 12 41',
      gestion: 'association',
    });
    expect(structure('Espace Météor')).toMatchObject({ telephone: '05 36 49 12 42', gestion: 'commune', communeCode: '87126' });
    expect(structure('La Cabane')).toMatchObject({ communeCode: '87011', gestion: 'ccas', telephone: '05 36 49 12 45' });
    expect(structure('Les Deux Rives')).toMatchObject({ siret: null, communeCode: '87002' });
  });

  test('2. people, UTF-8 with a mark, commas, line ends within cells', () => {
    const roles = db.select().from(rolesReseau).all().length;
    const lu = lire('2-contacts-utf8-bom.csv');
    comparer(lu, [
      [/Roudier/i, ['modifiee', 'a_choisir', 'inchangee', 'refusee']],
      [/Leclerc/i, ['nouvelle']],
      [/Benali|Lacoste/i, ['nouvelle']],
      [/Roche/i, ['nouvelle', 'modifiee']],
      [/Kaci/i, ['nouvelle']],
      [/inconnue/i, ['refusee', 'a_choisir'], /Structure inconnue/i],
      [/Autre Personne/i, ['refusee', 'a_choisir']],
    ]);
    ecrireDeuxFois('2-contacts-utf8-bom.csv', lu);
    expect(db.select().from(rolesReseau).all()).toHaveLength(roles);
    expect(
      db
        .select()
        .from(fonctions)
        .all()
        .map(({ fonction }) => fonction),
    ).toEqual(expect.arrayContaining(['direction', 'reference_familles', 'presidence', 'coordination_evs']));
  });

  test('3. agréments kept by a funder: two sheets, merged cells, dates of every kind', () => {
    const lu = lire('3-agrements-caf.xlsx');
    comparer(lu, [
      [/^4\|/, ['nouvelle', 'modifiee']],
      [/^5\|/, ['nouvelle', 'modifiee']],
      [/^6\|/, ['nouvelle', 'modifiee']],
      [/^7\|/, ['nouvelle', 'modifiee']],
      [/^8\|/, ['nouvelle', 'modifiee', 'refusee']],
      [/^10\|/, ['refusee', 'a_choisir']],
      [/^11\|/, ['refusee', 'a_choisir'], /lune/],
      [/^12\|/, ['refusee', 'a_choisir']],
      [/^13\|/, ['refusee', 'a_choisir'], /label bio/],
    ]);
    ecrireDeuxFois('3-agrements-caf.xlsx', lu);
  });

  test('4. the same structures from another workbook: numbers, formulas, a hidden row, two rows of titles', () => {
    const lu = lire('4-identite-excel.xlsx');
    comparer(lu, [
      [/Trait/, ['modifiee', 'a_choisir']],
      [/Météor/, ['modifiee', 'a_choisir']],
      [/Le Lien/, ['nouvelle', 'a_choisir']],
      [/cachée/, ['nouvelle', 'refusee']],
      [/Prés/, ['nouvelle']],
    ]);
    ecrireDeuxFois('4-identite-excel.xlsx', lu);
    expect(structure('Le Trait d’union')).toMatchObject({
      etp: 3.5,
      benevoles: 42,
      adresse: '12 rue du Pont',
      siret: '00000501700017',
    });
    expect(structure('Les Prés verts')).toMatchObject({ communeCode: '87119', codePostal: '87260' });
  });

  test('5. the internal diagnosis, as an OpenDocument sheet with merged cells', () => {
    const lu = lire('5-diagnostic-interne.ods');
    // Row 2 of the file stands for two empty ones: the spreadsheet shows the titles at row 4.
    comparer(lu, [
      [/^5\|/, ['nouvelle']],
      [/^6\|/, ['nouvelle', 'a_choisir']],
      [/^7\|/, ['nouvelle', 'a_choisir']],
      [/^8\|/, ['a_choisir'], /relaxtion/],
      [/^9\|/, ['a_choisir'], /télépathie/],
      [/^10\|/, ['refusee', 'a_choisir'], /Nulle part/],
      [/^11\|/, ['refusee', 'a_choisir'], /inconnu/],
    ]);
    ecrireDeuxFois('5-diagnostic-interne.ods', lu);
  });

  test('6. what each can give and looks for: drafts that each structure reads before anybody else, one mail a structure', () => {
    const lu = lire('6-offres-et-besoins.csv');
    expect(lu.tableau.genre).toBe('annonces');
    comparer(lu, [
      [
        /^4\|/,
        ['nouvelle'],
        /Offre\u00a0: Un atelier cirque pour les 6-10 ans.*Offre\u00a0: Prêter notre minibus.*Besoin\u00a0: Comprendre/,
      ],
      [/^5\|/, ['nouvelle'], /Besoin\u00a0: Animer un conseil d’habitants.*Besoin\u00a0: Apprendre à monter un jardin partagé/],
      [/^6\|/, ['nouvelle'], /Offre\u00a0: Tenir un café des parents/],
      [/^7\|/, ['refusee'], /Nulle part/],
      [/^8\|/, ['refusee'], /ni offre ni besoin/],
      [/^9\|/, ['nouvelle'], /…/],
    ]);
    ecrireDeuxFois('6-offres-et-besoins.csv', lu);
    const ecrites = db.select().from(annonces).all();
    expect(ecrites.map(({ statut }) => statut)).toEqual(Array(7).fill('brouillon'));
    expect(ecrites.find(({ titre }) => titre.startsWith('Tenir un café'))).toMatchObject({
      type: 'offre',
      description: 'Le mardi matin',
    });
    expect(ecrites.map(({ forme }) => forme)).toEqual(['atelier', 'pret', 'stage', 'stage', 'stage', 'stage', 'appui']);
    const longue = ecrites.find(({ titre }) => titre.endsWith('…'));
    expect(longue?.description).toMatch(/^Accompagner une structure .* aux élus$/);
    expect(longue?.titre.length).toBeLessThanOrEqual(120);
    // Nobody of another structure reads them, and each structure has one mail a person who commits it.
    const cles = db
      .select()
      .from(courriels)
      .all()
      .filter(({ cle }) => cle.endsWith(':brouillon'));
    const siennes = cles.filter(({ lettre }) => lettre?.titre.includes('Trait d’union'));
    expect(siennes.map(({ lettre }) => lettre?.points?.length)).toEqual(siennes.map(() => 3));
    expect(siennes.length).toBeGreaterThan(0);
    expect(new Set(cles.map(({ cle, personneId }) => `${cle} ${personneId}`)).size).toBe(cles.length);
    const dAilleurs = fabriquerEquipe(db).animatrice;
    expect(listAnnonces(ctxDe(db, dAilleurs.id), lireFiltres(new URLSearchParams('etat=brouillon')), 1).total).toBe(0);
    // What a structure took down, reworded or fulfilled does not come back with the same list.
    const [une, autre] = siennesDe('Le Trait d’union');
    if (!une || !autre) throw new Error('deux annonces');
    db.update(annonces).set({ statut: 'retiree', finieLe: new Date() }).where(eq(annonces.id, une.id)).run();
    db.update(annonces).set({ titre: 'Notre minibus, le samedi' }).where(eq(annonces.id, autre.id)).run();
    const encore = lire('6-offres-et-besoins.csv');
    expect(encore.decisions.filter(({ sort }) => sort === 'nouvelle')).toEqual([]);
  });

  test('cells that say nothing are no annonces; what is left out is said', () => {
    const csv = 'Structure;Offres;Besoins\nLe Trait d’union;RAS;« PC »\nLe Préau;Néant.;Aucun besoin\n';
    const id = preparerImport(ctx, { nomFichier: 'rien.csv', contenu: Buffer.from(csv) });
    const { decisions } = apercu(ctx, id, new Map(), { lecteurs: LECTEURS });
    expect(decisions.map(({ sort }) => sort)).toEqual(['refusee', 'refusee']);
    expect(decisions[0]?.raisons.join(' ')).toContain('PC');
  });
});
