import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Epreuve, LIMITES, PROMESSES } from '#app/cellule/promesse/promesses.ts';

// What /cellule/promesse and the threat model say is held by tests that exist: one renamed or dropped fails here.

/** The tests that a file declares, by their titles. */
function titresDe(fichier: string): string[] {
  const texte = readFileSync(fichier, 'utf8');
  return [...texte.matchAll(/\b(?:test|it)\(\s*(['"`])(.+?)\1,/g)].map(([, , titre]) => titre ?? '');
}

function manquantes(epreuves: readonly Epreuve[]): string[] {
  return epreuves
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
