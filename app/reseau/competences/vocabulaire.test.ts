import { describe, expect, test } from 'vitest';
import termes from '#db/semer/competences.json';
import { MAX_DEFINITION, MAX_NOM_DE_COMPETENCE, SLUGS_RESERVES } from './competences.ts';
import { formesDe, lesPlusProches, plierTerme, reconnaitre, slugDe, trouverTermes } from './mots.ts';

describe('the file of the vocabulary', () => {
  test('slugs are addresses, each once; names are each one’s own', () => {
    for (const { slug } of termes) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    const slugs = termes.map(({ slug }) => slug);
    expect(slugs.filter((slug, rang) => slugs.indexOf(slug) !== rang || SLUGS_RESERVES.includes(slug))).toEqual([]);
    const noms = termes.map(({ nom }) => plierTerme(nom));
    expect(noms.filter((nom, rang) => noms.indexOf(nom) !== rang)).toEqual([]);
  });

  test('no word belongs to two terms, nor twice to one', () => {
    const aQui = new Map<string, string>();
    const doubles: string[] = [];
    for (const terme of termes) {
      for (const forme of formesDe(terme)) {
        const deja = aQui.get(forme);
        if (deja) doubles.push(`${forme} : ${deja} et ${terme.slug}`);
        aQui.set(forme, terme.slug);
      }
    }
    expect(doubles).toEqual([]);
  });

  test('each term comes after the one above, on three levels at most: no cycle', () => {
    const niveaux = new Map<string, number>();
    for (const { slug, parent } of termes) {
      const dessus = parent === null ? 0 : niveaux.get(parent);
      expect(dessus, `${slug} sous ${parent}`).toBeDefined();
      niveaux.set(slug, (dessus ?? 0) + 1);
    }
    expect(Math.max(...niveaux.values())).toBeLessThanOrEqual(3);
    expect(termes.length).toBeGreaterThan(115);
  });

  test('definitions are sentences of French typography, and everything fits its field', () => {
    for (const { nom, definition, synonymes } of termes) {
      expect(definition).toMatch(/^\p{Lu}.*\.$/u);
      expect(nom).toMatch(/^\p{Lu}/u);
      for (const texte of [nom, definition, ...synonymes]) {
        expect(texte).not.toMatch(/['"]|[^\u00a0][:;?!]|«[^\u00a0]| {2}|^\s|\s$|·/);
      }
      expect(nom.length).toBeLessThanOrEqual(MAX_NOM_DE_COMPETENCE);
      expect(definition.length).toBeLessThanOrEqual(MAX_DEFINITION);
      expect(synonymes.length).toBeGreaterThan(0);
    }
  });
});

describe('words as people type them', () => {
  test.each([
    ['cirque', 'cirque'],
    ['JONGLAGE', 'cirque'],
    ['jonglages', 'cirque'],
    ['evaluation utilite sociale', 'evaluation'],
    ['parentalite', 'parentalite'],
    ['clas', 'accompagnement-scolarite'],
    ['Aide aux devoirs', 'accompagnement-scolarite'],
    ['tresorrerie', 'tresorerie'],
    ['minibus', 'minibus'],
    ['mini bus', 'minibus'],
    ['mini-buss', 'minibus'],
    ['sono', 'sonorisation'],
    ['rgpd', 'donnees-personnelles'],
    ['BAFA', 'accueil-de-loisirs'],
    ['ctg', 'convention-territoriale-globale'],
    ['fle', 'apprentissage-du-francais'],
    ['reunion', 'animation-reunion'],
    ['atelier couture avec des parents', 'couture'],
    ['grande salle', 'grande-salle'],
    ['yoga', 'relaxation'],
    ['montage video', 'video'],
    ['bénévoles', 'benevolat'],
  ])('%s leads to %s', (texte, slug) => {
    expect(lesPlusProches(texte, termes, 3).map((terme) => terme.slug)).toContain(slug);
  });

  test('a long sentence guesses no more than a short one: one letter away still counts before what sounds alike', () => {
    const [cirque, yoga] = [
      { nom: 'Cirque', synonymes: [] },
      { nom: 'Sophrologie', synonymes: [] },
    ];
    const phrase =
      'nous voulons depuis toujours monter dans notre quartier avec les jeunes et leurs parents un beau spectacle de cirqe';
    expect(trouverTermes(phrase, [yoga, cirque]).map(({ terme }) => terme)).toEqual([cirque]);
    expect(trouverTermes(`${phrase} et de la sofrologi`, [yoga, cirque]).map(({ terme }) => terme)).toEqual([cirque]);
    expect(reconnaitre('du cirque', [yoga, cirque])).toEqual({ reconnus: [cirque], proches: [] });
  });

  test('nothing comes of nothing', () => {
    for (const texte of ['', ' ', 'x', '???', 'zzzzzz']) expect(lesPlusProches(texte, termes)).toEqual([]);
    expect(slugDe('L’œuvre d’Ève & Cie')).toBe('l-oeuvre-d-eve-cie');
    expect(slugDe('???')).toBe('mot');
  });
});
