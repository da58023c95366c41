import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { libelleAppareil } from './appareil.ts';
import { cheminLocal } from './chemin-local.ts';
import { attenteApres, libelleAttente } from './delais.ts';
import { decrireErreur } from './erreur-technique.ts';
import { creerLimite, creerQuota } from './limites.server.ts';
import { lecteurDeMotifs } from './motifs.ts';
import { hoteValide, origineAcceptee } from './origine.ts';
import { pageSimple } from './page-simple.ts';

describe('origin of an act', () => {
  const demande = { methode: 'POST', chemin: '/stages/nouveau', origine: undefined, site: undefined, hote: 'localhost:3000' };
  const accepte = (champs: Partial<Parameters<typeof origineAcceptee>[0]>) =>
    origineAcceptee({ ...demande, ...champs }, 'reseau.example');

  it.each([
    ['our own page', { origine: 'http://localhost:3000' }, true],
    ['the public address behind a proxy', { origine: 'https://reseau.example' }, true],
    ['a client that is no browser', {}, true],
    ['a browser that says same-origin', { site: 'same-origin' }, true],
    ['a browser that says cross-site', { site: 'cross-site' }, false],
    ['another site', { origine: 'https://ailleurs.example' }, false],
    ['another port', { origine: 'http://localhost:3001' }, false],
    ['a sandbox', { origine: 'null' }, false],
    ['nonsense', { origine: 'pas une origine' }, false],
    ['another site that only reads', { methode: 'GET', origine: 'https://ailleurs.example' }, true],
    ['another site that deletes', { methode: 'DELETE', origine: 'https://ailleurs.example' }, false],
    ['a mail provider that answers a link', { chemin: '/r/abc', origine: 'https://courrier.example' }, true],
    ['something that only looks like a link', { chemin: '/r/abc/def', origine: 'https://courrier.example' }, false],
  ])('%s', (_cas, champs, attendu) => {
    expect(accepte(champs)).toBe(attendu);
  });

  it('knows a host', () => {
    for (const bon of ['localhost:3000', 'reseau.example', '[::1]:80', '127.0.0.1']) expect(hoteValide(bon)).toBe(true);
    for (const faux of [undefined, '', 'a b', 'x/y', 'x:y', 'x@y']) expect(hoteValide(faux)).toBe(false);
  });
});

describe('where one goes after entering', () => {
  it.each(['/accueil', '/stages?page=2', '/stages/3#fil', '/agenda?depuis=..//x', '/agenda/.secret'])('%s is ours', (chemin) =>
    expect(cheminLocal(chemin)).toBe(chemin),
  );

  it.each([
    '//ailleurs.example',
    '/\\ailleurs.example',
    'https://ailleurs.example',
    'accueil',
    '',
    '/a b',
    '/\t/x',
    '/connexion',
    '/deconnexion',
    '/.//ailleurs.example',
    '/x//ailleurs.example',
    '/x/../connexion',
    '/./connexion',
    '/stages/..',
    null,
  ])('%s leads nowhere', (chemin) => expect(cheminLocal(chemin)).toBeUndefined());

  it('never leaves the site, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((fin) => `/${fin}`),
        ),
        (texte) => {
          const chemin = cheminLocal(texte);
          if (chemin !== undefined) expect(new URL(chemin, 'https://reseau.example').origin).toBe('https://reseau.example');
        },
      ),
    );
  });
});

describe('limits on failures', () => {
  const regles = { adresse: { libres: 40, premiere: 10 }, compte: { libres: 6, premiere: 30 } };

  it('grow, up to a quarter of an hour', () => {
    const attentes = [1, 5, 6, 7, 8, 30].map((rang) => attenteApres(rang, 6, 30));
    expect(attentes).toEqual([0, 0, 30, 60, 120, 900]);
    expect([1, 30, 60, 61, 900].map(libelleAttente)).toEqual([
      'une seconde',
      '30 secondes',
      'une minute',
      '2 minutes',
      '15 minutes',
    ]);
  });

  const reussir = async () => 'entrée';
  const echouer = async () => null;

  it('hold one address that tries a thousand accounts at the same instant', async () => {
    const limite = creerLimite('arrosage', regles);
    let tentes = 0;
    const tenter = async () => {
      tentes += 1;
      await new Promise((fini) => setTimeout(fini, 5));
      return null;
    };
    await Promise.all(
      Array.from({ length: 1000 }, (_, rang) =>
        limite.essayer({ adresse: '192.0.2.8', compte: `personne.${rang}@reseau.example` }, tenter),
      ),
    );
    expect(tentes).toBeLessThan(2 * regles.adresse.libres);
  });

  it('let thirty people of one address enter at the same instant', async () => {
    const limite = creerLimite('bureau', regles);
    const entrees = await Promise.all(
      Array.from({ length: 30 }, async (_, rang) => {
        return (await limite.essayer({ adresse: '192.0.2.1', compte: `personne.${rang}@reseau.example` }, reussir)).attendre;
      }),
    );
    expect(new Set(entrees)).toEqual(new Set([0]));
    expect((await limite.essayer({ adresse: '192.0.2.1', compte: 'autre@reseau.example' }, reussir)).attendre).toBe(0);
  });

  it('let through a handful of a hundred tries sent at once on one account', async () => {
    const limite = creerLimite('rafale', regles);
    const essais = await Promise.all(
      Array.from({ length: 100 }, (_, rang) =>
        limite.essayer({ adresse: `192.0.2.${rang}`, compte: 'ines@reseau.example' }, echouer),
      ),
    );
    const passes = essais.filter(({ attendre }) => attendre === 0).length;
    expect(passes).toBe(6);
    expect((await limite.essayer({ adresse: '198.51.100.9', compte: 'ines@reseau.example' }, echouer)).attendre).toBeGreaterThan(
      0,
    );
    expect((await limite.essayer({ adresse: '198.51.100.9', compte: 'maelle@reseau.example' }, echouer)).attendre).toBe(0);
  });

  it('let ten people who know the password of one account enter at the same instant', async () => {
    const limite = creerLimite('ensemble', regles);
    const essais = await Promise.all(
      Array.from({ length: 10 }, () => limite.essayer({ adresse: '192.0.2.1', compte: 'ines@reseau.example' }, reussir)),
    );
    expect(essais).toEqual(essais.map(() => ({ attendre: 0, resultat: 'entrée' })));
  });

  it('slow an address down that tries many accounts, and no other', async () => {
    const limite = creerLimite('adresse', { adresse: { libres: 3, premiere: 10 } });
    for (let rang = 0; rang < 3; rang++) expect((await limite.essayer({ adresse: 'a' }, echouer)).attendre).toBe(0);
    expect((await limite.essayer({ adresse: 'a' }, reussir)).attendre).toBe(10);
    expect((await limite.essayer({ adresse: 'b' }, reussir)).attendre).toBe(0);
  });

  it('count a quota of links', async () => {
    const quota = creerQuota('liens', 2, 3600);
    expect([await quota('a'), await quota('a'), await quota('b')]).toEqual([0, 0, 0]);
    expect(await quota('a')).toBeGreaterThan(3000);
  });
});

describe('what the log may hold', () => {
  const motifDe = lecteurDeMotifs({
    root: { id: 'root', path: '' },
    a: { id: 'a', path: 'stages/:id' },
    b: { id: 'b', path: 'stages/nouveau' },
    c: { id: 'c', path: 'agenda/:secret.ics' },
    d: { id: 'd', path: 'r/:jeton' },
    e: { id: 'e', path: '*' },
  });

  it.each([
    ['/stages/12', '/stages/:id'],
    ['/stages/nouveau.data', '/stages/nouveau'],
    ['/agenda/abcdef.ics', '/agenda/:secret.ics'],
    ['/r/abcdef', '/r/:jeton'],
    ['/_root.data', '/'],
    ['/n-importe/quoi', '(autre)'],
  ])('%s is written %s', (chemin, motif) => expect(motifDe(chemin)).toBe(motif));

  it('an error without what people wrote', () => {
    const cause = Object.assign(new Error('UNIQUE constraint failed: personnes.courriel'), { code: 'SQLITE_CONSTRAINT_UNIQUE' });
    const requete = new Error('Failed query: insert into personnes\nparams: ines@reseau.example,Roudier', { cause });
    expect(decrireErreur(requete)).toMatchObject({
      code: 'SQLITE_CONSTRAINT_UNIQUE',
      message: 'UNIQUE constraint failed: personnes.courriel',
    });
    expect(decrireErreur(new SyntaxError('Unexpected token I in "Inès Roudier"')).message).toBeUndefined();
    expect(decrireErreur(new Error('pas de boîte pour ines@reseau.example')).message).not.toContain('ines');
    expect(JSON.stringify(decrireErreur(requete))).not.toMatch(/Roudier|ines@/);
    expect(decrireErreur('texte jeté')).toEqual({ nom: 'string', pile: [] });
  });

  it('devices by their kind alone', () => {
    expect(
      libelleAppareil('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) AppleWebKit/605 Version/18.0 Mobile/15E148 Safari/604.1'),
    ).toBe('Safari sur un iPhone');
    expect(libelleAppareil('Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537 Chrome/140.0 Mobile Safari/537')).toBe(
      'Chrome sur un téléphone Android',
    );
    expect(libelleAppareil(null)).toBe('Un appareil');
  });

  it('a page that stands alone, its texts escaped', () => {
    expect(pageSimple({ titre: '<b>', phrases: ['a & "b"'] })).toMatch(/<h1>&lt;b&gt;<\/h1><p>a &amp; &quot;b&quot;<\/p>/);
  });
});
