import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ICONES } from './icones.ts';

const DOSSIER = 'app/ui/styles';
const FEUILLES = readdirSync(DOSSIER);
const lire = (chemin: string) => readFileSync(chemin, 'utf8');

describe('styles', () => {
  it('write colours in the tokens alone', () => {
    const fautes = FEUILLES.filter((nom) => nom !== 'jetons.css').flatMap((nom) =>
      (lire(`${DOSSIER}/${nom}`).match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/gi) ?? []).map((faute) => `${nom} ${faute}`),
    );
    expect(fautes).toEqual([]);
  });

  it('are all imported in a layer', () => {
    const index = lire(`${DOSSIER}/index.css`);
    const oubliees = FEUILLES.filter((nom) => nom !== 'index.css' && !index.includes(`@import "./${nom}" layer(`));
    expect(oubliees).toEqual([]);
  });

  it('have one dark theme, whether the system or the person chose it', () => {
    const jetons = lire(`${DOSSIER}/jetons.css`);
    const bloc = (selecteur: string) => {
      const debut = jetons.indexOf('{', jetons.indexOf(selecteur));
      return jetons.slice(debut, jetons.indexOf('}', debut)).replace(/\s+/g, ' ');
    };
    expect(bloc(':root[data-theme="sombre"]')).toBe(bloc(':root:not([data-theme="clair"])'));
  });
});

describe('the sprite', () => {
  it('draws every icon once', () => {
    const dessinees = [...lire('public/sprite.svg').matchAll(/<symbol id="([^"]+)"/g)].map(([, nom]) => nom);
    expect(dessinees.toSorted()).toEqual([...ICONES].sort());
  });
});
