import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { estJour } from './periode.ts';
import {
  choix,
  courriel,
  idDeAdresse,
  identifiant,
  identifiantFacultatif,
  jour,
  nettoyer,
  texte,
  texteFacultatif,
} from './saisie.ts';

const MANQUE = 'Écrivez au moins une phrase.';

// Whatever a client may put in a field: any UTF-16 units, lone surrogates and control characters among them.
const ORDINAIRES = [
  ...['', ' ', '\u00a0', '\r\n', '\u0000', '\ud800', '\udc00a', 'e\u0301', '\u202eabc', '👩🏽‍🌾', '<script>', 'null', '-1'],
  ...['2026-02-29', '2028-02-29', '1900-01-01', '2026-13-01', '0000-00-00', '+02026-01-01', '2026-03-24T00:00', '１２'],
  ...['ines@lagrange.example', 'INES@LAGRANGE.EXAMPLE ', 'a@b', '@', '9'.repeat(15), '9'.repeat(400), '1e3', '0x1', '٣'],
];
const chaine = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes)),
  fc.constantFrom(...ORDINAIRES),
  fc.integer({ min: 0, max: 400 }).map((longueur) => 'é'.repeat(longueur)),
);
/** What else a form reader may hand over: nothing, a field sent twice, a file. */
const entree = fc.oneof(
  { weight: 9, arbitrary: chaine },
  { weight: 1, arbitrary: fc.oneof(fc.constant(undefined), fc.array(chaine, { minLength: 2, maxLength: 3 }), fc.constant(42)) },
);

const GENRES: Record<string, z.ZodType> = {
  texte: texte({ max: 200, manque: MANQUE }),
  texteFacultatif: texteFacultatif({ max: 200 }),
  jour: jour(MANQUE),
  identifiant: identifiant(MANQUE),
  identifiantFacultatif: identifiantFacultatif(),
  choix: choix(['matin', 'soir'], MANQUE),
  courriel: courriel(MANQUE),
};

const jourCivil = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('every kind of field', () => {
  for (const [nom, genre] of Object.entries(GENRES)) {
    it(`${nom} takes anything, and says what to do in French`, () => {
      fc.assert(
        fc.property(entree, (valeur) => {
          const lu = genre.safeParse(valeur);
          for (const { message } of lu.error?.issues ?? []) expect(message).toMatch(/[.?]$/);
          expect(JSON.stringify(lu.error?.issues.map(({ message }) => message) ?? [])).not.toMatch(/Invalid|Expected|expected/);
        }),
        { numRuns: 400 },
      );
    });
  }
});

describe('a text', () => {
  it('comes out composed, trimmed, well formed, without control characters and within its length', () => {
    fc.assert(
      fc.property(chaine, (valeur) => {
        const lu = texteFacultatif({ max: 200 }).safeParse(valeur);
        if (!lu.success) {
          expect(nettoyer(valeur).length).toBeGreaterThan(200);
          return;
        }
        if (lu.data === undefined) return;
        expect(lu.data).toBe(lu.data.normalize('NFC'));
        expect(lu.data).toBe(lu.data.trim());
        expect(lu.data).toBe(lu.data.toWellFormed());
        expect(lu.data.length).toBeLessThanOrEqual(200);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be gone
        expect(lu.data).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F]/);
      }),
      { numRuns: 1000 },
    );
  });

  it('is cleaned once and for all', () => {
    fc.assert(
      fc.property(chaine, (valeur) => {
        expect(nettoyer(nettoyer(valeur))).toBe(nettoyer(valeur));
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps emoji, right-to-left words and markup as they were typed', () => {
    for (const valeur of ['👩🏽‍🌾 jardin', 'مرحبا בכם', '<b>gras</b> & « co »', 'ligne 1\nligne 2']) {
      expect(texte({ max: 60, manque: MANQUE }).parse(` ${valeur}\r\n`)).toBe(valeur);
    }
  });
});

describe('a day', () => {
  it('is taken when it exists, and only then', () => {
    fc.assert(
      fc.property(jourCivil, (valeur) => {
        expect(jour(MANQUE).safeParse(valeur).success).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2110 }), fc.nat(14), fc.nat(34), (annee, mois, quantieme) => {
        const valeur = `${annee}-${String(mois).padStart(2, '0')}-${String(quantieme).padStart(2, '0')}`;
        const date = new Date(Date.UTC(annee, mois - 1, quantieme));
        const existe = date.getUTCFullYear() === annee && date.getUTCMonth() === mois - 1 && date.getUTCDate() === quantieme;
        expect(estJour(valeur)).toBe(existe);
        expect(jour(MANQUE).safeParse(valeur).success).toBe(existe && annee >= 2000 && annee <= 2100);
      }),
      { numRuns: 1000 },
    );
  });

  it('is nothing else than a day', () => {
    fc.assert(
      fc.property(chaine, (valeur) => {
        const lu = jour(MANQUE).safeParse(valeur);
        if (lu.success) expect(valeur).toMatch(/^20\d\d-\d\d-\d\d$|^2100-\d\d-\d\d$/);
      }),
      { numRuns: 1000 },
    );
    for (const absente of ['2026-02-29', '2100-02-29', '1900-01-01', '2026-04-31']) {
      expect(jour(MANQUE).safeParse(absente).success).toBe(false);
    }
    expect(jour(MANQUE).parse('2028-02-29')).toBe('2028-02-29');
  });
});

describe('an id', () => {
  it('is a whole number that a base may hold, in a form as in an address', () => {
    fc.assert(
      fc.property(chaine, (valeur) => {
        const lu = identifiant(MANQUE).safeParse(valeur);
        expect(lu.success ? lu.data : undefined).toBe(idDeAdresse(valeur));
        if (lu.success) expect(Number.isSafeInteger(lu.data) && (lu.data as number) > 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999_999 }), (id) => {
        expect(idDeAdresse(String(id))).toBe(id);
      }),
    );
  });
});

describe('an e-mail address', () => {
  it('comes out in lower case, with one name and one domain', () => {
    fc.assert(
      fc.property(fc.oneof(chaine, fc.emailAddress()), (valeur) => {
        const lu = courriel().safeParse(valeur);
        if (!lu.success) return;
        expect(lu.data).toBe(lu.data?.toString().toLowerCase());
        expect(String(lu.data)).toMatch(/^[^\s@]+@[^\s@]+$/);
        expect(String(lu.data).length).toBeLessThanOrEqual(254);
      }),
      { numRuns: 1000 },
    );
  });
});
