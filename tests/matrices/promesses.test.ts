import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Epreuve, LIMITES, PROMESSES } from '#app/cellule/promesse/promesses.ts';

// What /cellule/promesse and the threat model say is held by tests that exist: one renamed or dropped fails here.

/** Parts of the cell that are not here yet: their line goes away as they come. */
const A_VENIR: readonly string[] = [
  'app/cellule/accompagnement/documents.test.ts',
  'app/cellule/accompagnement/ecrits.test.ts',
  'app/cellule/demandes/lecteurs.test.ts',
  'app/cellule/demandes/rechiffrer.test.ts',
  'app/cellule/demandes/rappeler.test.ts',
  'app/cellule/effacement/effacement.test.ts',
  'app/cellule/lectures/lectures.test.ts',
  'app/cellule/membres/membres.test.ts',
  'app/cellule/nombres.test.ts',
  'app/cellule/pages/accompagnement.test.ts',
  'app/http/erreur-technique.test.ts',
  'app/services/discrets.test.ts',
  'tests/charge/secrets-de-la-cellule.test.ts',
];

/** The tests that a file declares, by their titles. */
function titresDe(fichier: string): string[] {
  const texte = readFileSync(fichier, 'utf8');
  return [...texte.matchAll(/\b(?:test|it)\(\s*(['"`])(.+?)\1,/g)].map(([, , titre]) => titre ?? '');
}

function manquantes(epreuves: readonly Epreuve[]): string[] {
  return epreuves
    .filter(({ fichier }) => !A_VENIR.includes(fichier))
    .filter(({ fichier, titre }) => !existsSync(fichier) || !titresDe(fichier).includes(titre))
    .map(({ fichier, titre }) => `${fichier} › ${titre}`);
}

/** « `file` › title », as the threat model names its tests. */
const modele = readFileSync('docs/modele-de-menace.md', 'utf8');
const duModele: Epreuve[] = [...modele.matchAll(/`([\w./-]+\.(?:test|spec)\.ts)` › ([^|<]+?)(?=\s*(?:\||<br>))/g)].map(
  ([, fichier = '', titre = '']) => ({ fichier, titre }),
);

test('each promise names a test that exists', () => {
  const epreuves = PROMESSES.flatMap(({ promesses }) => promesses.map(({ epreuve }) => epreuve));
  expect(manquantes(epreuves)).toEqual([]);
  expect(epreuves.length).toBeGreaterThan(10);
  expect(LIMITES.length).toBeGreaterThan(5);
});

test('each test that the threat model names exists', () => {
  expect(manquantes(duModele)).toEqual([]);
  expect(duModele.length).toBeGreaterThan(15);
});

test('nothing is awaited that has come', () => {
  expect(A_VENIR.filter((fichier) => existsSync(fichier))).toEqual([]);
});
