import { expect, test } from 'vitest';
import { ajouterDelai } from '#app/commun/periode.ts';
import type { RubriqueDeFeuille } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { baseDeTest, ctxDe, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerAnnonce } from '#tests/fabriques/annonces.ts';
import { fabriquerCompte, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { getFeuille } from './feuille.server.ts';
import { couper, mettreEnPage } from './feuille-du-reseau.ts';

const rubrique = (cle: string, place: RubriqueDeFeuille['place'], combien: number): RubriqueDeFeuille => ({
  ...{ cle, salle: 'troc', titre: cle, place },
  lignes: Array.from({ length: combien }, (_, n) => ({
    fort: `${cle} ${n}`,
    detail: 'd'.repeat(300),
    texte: 'mot '.repeat(300),
  })),
});

test('the room of the page is shared, and a part that has nothing is left out', () => {
  const page = mettreEnPage([
    ...[rubrique('besoins', 'colonne', 40), rubrique('offres', 'colonne', 2), rubrique('tours', 'colonne', 1)],
    ...[rubrique('rien', 'cote', 0), rubrique('recits', 'recits', 9)],
  ]);
  expect(page.map(({ cle, lignes }) => [cle, lignes.length])).toEqual([
    ['besoins', 7],
    ['offres', 2],
    ['tours', 1],
    ['recits', 2],
  ]);
  for (const { detail, texte } of page.flatMap(({ lignes }) => lignes)) {
    expect(detail.length).toBeLessThanOrEqual(80);
    expect(texte?.length).toBeLessThanOrEqual(210);
    expect(texte).toMatch(/mot…$/);
  }
});

test('a long title ends at a word', () => {
  expect(couper('Tenir un café des parents', 60)).toBe('Tenir un café des parents');
  expect(couper('Tenir un café des parents, le samedi', 27)).toBe('Tenir un café des parents…');
  expect(couper('a'.repeat(50), 10)).toBe(`${'a'.repeat(9)}…`);
});

test('the sheet says needs, offers and what was fulfilled; a partenaire reads none of it', () => {
  const { db } = baseDeTest();
  const { structure, animatrice } = fabriquerEquipe(db);
  db.update(structures).set({ telephone: '05 36 49 12 40' }).run();
  const commun = { structureId: structure.id, auteurId: animatrice.id };
  fabriquerAnnonce(db, { ...commun, type: 'besoin', titre: 'Tenir un café des parents', aDistance: true });
  fabriquerAnnonce(db, { ...commun, titre: 'Animer un conseil' });
  fabriquerAnnonce(db, { ...commun, titre: 'Encore un brouillon', statut: 'brouillon' });
  fabriquerAnnonce(db, { ...commun, titre: 'En sommeil', statut: 'endormie' });
  fabriquerAnnonce(db, { ...commun, titre: 'Réparer des vélos', statut: 'satisfaite', modifieLe: ajouterDelai(LUNDI_MATIN, -3) });
  const { rubriques, dates } = getFeuille(ctxDe(db, animatrice.id));
  expect(rubriques.map(({ cle, lignes }) => [cle, lignes.map(({ fort }) => fort)])).toEqual([
    ['besoins', ['Tenir un café des parents']],
    ['offres', ['Animer un conseil']],
    ['satisfaits', ['Réparer des vélos']],
  ]);
  expect(rubriques[0]?.lignes[0]).toMatchObject({
    detail: `${structure.nom}, Limoges, à distance possible`,
    fin: '05 36 49 12 40',
  });
  // Zone A in spring.
  expect(dates[0]).toMatchObject({
    titre: 'Vacances scolaires\u00a0: Printemps',
    detail: expect.stringMatching(/^Jusqu’au dimanche/),
  });
  const elle = fabriquerPersonne(db);
  fabriquerCompte(db, elle.id);
  fabriquerRole(db, elle.id, 'partenaire', 'caf');
  expect(getFeuille(ctxDe(db, elle.id)).rubriques).toEqual([]);
});
