import { describe, expect, it } from 'vitest';
import { cheminRecu, estDeLaCellule } from './chemin-recu.ts';

describe('the path that Remix will read', () => {
  it.each([
    ['/r/abc?x=/moi', '/r/abc'],
    ['/R/Abc/', '/r/abc'],
    ['/%72/abc', '/r/abc'],
    ['/r/..\\moi', '/moi'],
    ['/r/%2e%2e', '/'],
    ['/r/x#/../moi', '/r/x'],
    ['/r/a%2Fb', '/r/a%2fb'],
    ['//ailleurs.example/r/x', '//ailleurs.example/r/x'],
    ['/r/%', '/r/%'],
    ['*', '/*'],
    ['', '/'],
  ])('%s', (url, attendu) => {
    expect(cheminRecu(url)).toBe(attendu);
  });
});

describe('the addresses of which no log keeps anything', () => {
  it.each([
    '/cellule',
    '/cellule.data',
    '/Cellule/demandes/x',
    '/%63ellule/demander?x=1',
    '/cellule/demandes/x.data',
    '/a/../cellule/',
  ])('%s', (url) => expect(estDeLaCellule(url)).toBe(true));
  it.each(['/', '/cellules', '/accueil?suite=/cellule', '/stages/cellule', '/__manifest?p=%2Fcellule'])('not %s', (url) =>
    expect(estDeLaCellule(url)).toBe(false),
  );
});
