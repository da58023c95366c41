import { expect, test } from 'vitest';
import { lesPlusProches } from '#app/reseau/competences/mots.ts';
import termes from '#db/semer/competences.json';
import recherches from './recherches.json';

// What people type, the term they mean, what is hard about it. They were written before the search was: none leaves because it fails.

const A_TROUVER = 95;

test('of a hundred searches, the right term is among the first five for ninety-five', () => {
  expect(new Set(recherches.map(([q]) => q)).size).toBe(100);
  const connus = new Set(termes.map(({ slug }) => slug));
  expect(recherches.filter(([, slug]) => !connus.has(slug ?? ''))).toEqual([]);
  const manquees = recherches.filter(([q = '', slug]) => !lesPlusProches(q, termes, 5).some((terme) => terme.slug === slug));
  console.log(`${100 - manquees.length} sur 100. ${manquees.map(([q, slug]) => `« ${q} » n’a pas donné ${slug}`).join(' ; ')}`);
  expect(100 - manquees.length).toBeGreaterThanOrEqual(A_TROUVER);
});

test('one letter wrong in any word of the vocabulary, the term is among the first five nineteen times in twenty', () => {
  let graine = 1;
  const tirer = (n: number) => {
    graine = (graine * 48_271) % 2_147_483_647;
    return graine % n;
  };
  const lettre = () => String.fromCharCode(97 + tirer(26));
  const abimer = (mot: string): string => {
    const i = tirer(mot.length - 1);
    const [avant, apres] = [mot.slice(0, i), mot.slice(i)];
    const fautes = [avant + apres.slice(1), avant + lettre() + apres, avant + lettre() + apres.slice(1)];
    return fautes[tirer(4)] ?? `${avant}${apres[1]}${apres[0]}${apres.slice(2)}`;
  };
  const essais = termes.flatMap(({ slug, nom, synonymes }) =>
    [nom, ...synonymes].filter((mot) => mot.length > 5).map((mot) => ({ slug, abime: abimer(mot) })),
  );
  const trouves = essais.filter(({ slug, abime }) => lesPlusProches(abime, termes, 5).some((terme) => terme.slug === slug));
  expect(essais.length).toBeGreaterThan(500);
  expect(trouves.length / essais.length).toBeGreaterThan(0.95);
});
