import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ETATS } from './barres.ts';
import type { Morceau } from './dessin.ts';
import { enHtml } from './en-html.ts';

const texte = () =>
  fc.oneof(fc.string(), fc.constantFrom('<script>', '"><img src=x onerror=1>', "L’Art & l'être", '&amp;', '</li>'));
const morceau = (): fc.Arbitrary<Morceau> =>
  fc.record(
    {
      classe: texte(),
      href: texte(),
      nom: texte(),
      etat: fc.oneof(fc.constantFrom('', ETATS.reserve), texte()),
      dates: texte(),
      relais: fc.boolean(),
    },
    { requiredKeys: ['classe', 'nom', 'etat', 'dates', 'relais'] },
  );

/** The same, as React writes it: it escapes all by itself. */
function parReact({ classe, href, nom, etat, dates, relais }: Morceau) {
  const un = (balise: string, contenu: string) => (contenu ? createElement(balise, null, contenu) : null);
  const b = createElement('b', null, nom);
  const usage = createElement('use', { href: '/sprite.svg#troc' });
  const svg = createElement('svg', { className: 'ico', viewBox: '0 0 24 24', 'aria-hidden': true }, usage);
  const dedans =
    href === undefined
      ? createElement('div', null, b, un('small', etat), un('i', dates))
      : etat === ''
        ? createElement('a', { href }, createElement('i', null, nom), createElement('b', null, 'Réserver'))
        : createElement(
            'a',
            { href },
            relais && svg,
            b,
            etat === ETATS.reserve ? null : un('small', etat),
            createElement('i', null, dates),
          );
  return renderToStaticMarkup(createElement('li', { className: classe }, dedans)).replace(/<\/li>$/, '');
}

describe('the bars as one text', () => {
  test('are what React would write, whatever they say', () => {
    fc.assert(
      fc.property(fc.array(morceau(), { maxLength: 4 }), (morceaux) => {
        expect(enHtml(morceaux)).toBe(morceaux.map(parReact).join(''));
      }),
      { numRuns: 500 },
    );
  });
});
