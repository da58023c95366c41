import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { hacherMotDePasse, refuserMotDePasse, verifierMotDePasse } from './mots-de-passe.server.ts';
import { forceDuMotDePasse, refusDuMotDePasse } from './mots-de-passe.ts';

const ELLE = ['Inès', 'Roudier', 'ines.roudier@lagrange.example', 'CRU 87'];

describe('a new password', () => {
  it.each(['les tomates mûrissent en août', 'Cheval correct, pile agrafe', 'x7#kQ!mz0pLw', 'trois petits pains au four'])(
    '« %s » is accepted',
    (motDePasse) => expect(refuserMotDePasse(motDePasse, ELLE)).toBeUndefined(),
  );

  it.each([
    ['court', /trop court/],
    ['x'.repeat(201), /trop long/],
    ['aaaaaaaaaaaaaa', /motif/],
    ['tasse1tasse1tasse1', /motif/],
    ['123456789012', /suivent/],
    ['azertyuiopqs', /suivent/],
    ['abcdefghijklmnop', /suivent/],
    ['InesRoudier2026', /votre nom/],
    ['lagrange.ines.12', /votre nom/],
    ['cru87-roudier!', /votre nom/],
    ['Motdepasse2024!', /courants/],
    ['M0tDeP@sse-2024', /courants/],
    ['Marseille13013!', /courants/],
    ['password-2026', /courants/],
    ['soleil!soleil1', /courants/],
  ])('« %s » is refused', (motDePasse, phrase) => expect(refuserMotDePasse(motDePasse, ELLE)).toMatch(phrase));

  it('counts letters as people do, emoji included', () => {
    expect(refusDuMotDePasse('🌱🌿🌳🍎🌼🌻🐝🦋🐞🦔🦊', [])).toMatch(/il y en a 11/);
  });

  it('is judged while one types, without the list of common ones', () => {
    expect(forceDuMotDePasse('', ELLE).niveau).toBe('vide');
    expect(forceDuMotDePasse('court', ELLE).niveau).toBe('refuse');
    expect(forceDuMotDePasse('trois petits p', ELLE).niveau).toBe('bon');
    expect(forceDuMotDePasse('trois petits pains au four', ELLE).niveau).toBe('tres_bon');
  });
});

describe('a stored password', () => {
  it('is argon2id, and opens however its accents were typed', async () => {
    const empreinte = await hacherMotDePasse('les tomates mûrissent');
    expect(empreinte).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifierMotDePasse(empreinte, 'les tomates mu\u0302rissent')).toBe(true);
    expect(await verifierMotDePasse(empreinte, 'les tomates murissent')).toBe(false);
  });

  it('takes as long to refuse an unknown address as a wrong password', async () => {
    const empreinte = await hacherMotDePasse('les tomates mûrissent');
    await verifierMotDePasse(null, 'pour préparer le leurre');
    const duree = async (contre: string | null) => {
      const debut = performance.now();
      for (let fois = 0; fois < 8; fois++) expect(await verifierMotDePasse(contre, 'faux')).toBe(false);
      return performance.now() - debut;
    };
    const [connue, inconnue] = [await duree(empreinte), await duree(null)];
    expect(inconnue).toBeGreaterThan(connue / 4);
    expect(connue).toBeGreaterThan(inconnue / 4);
  });
});
