import { createElement, type ReactElement, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';

/** A page as plain objects: what the second ceiling draws with `renderToString`. */
export interface Noeud {
  balise: string;
  attributs: Record<string, string>;
  enfants: (Noeud | string)[];
}

const VIDES = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'use', 'path', 'wbr']);
const RENOMMES: Readonly<Record<string, string>> = {
  class: 'className',
  for: 'htmlFor',
  tabindex: 'tabIndex',
  value: 'defaultValue',
  checked: 'defaultChecked',
};
const ENTITES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" };

const decoder = (texte: string) => texte.replace(/&(#x27|#39|\w+);/g, (tout, nom: string) => ENTITES[nom] ?? tout);

/** Reads the body of a page that React has written; its scripts and its comments are left out. */
export function lireArbre(html: string): Noeud {
  const corps = (/<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '')
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '');
  const racine: Noeud = { balise: 'div', attributs: {}, enfants: [] };
  const pile: Noeud[] = [racine];
  for (const [, fermante, ouvrante, reste = '', texte] of corps.matchAll(
    /<\/([\w-]+)>|<([\w-]+)((?:\s[^<>"]*(?:"[^"]*")?)*)\/?>|([^<]+)/g,
  )) {
    const ici = pile[pile.length - 1] ?? racine;
    if (texte !== undefined) ici.enfants.push(decoder(texte));
    else if (fermante !== undefined) {
      if (ici.balise === fermante) pile.pop();
    } else if (ouvrante !== undefined) {
      const noeud: Noeud = { balise: ouvrante, attributs: lireAttributs(reste), enfants: [] };
      ici.enfants.push(noeud);
      if (!VIDES.has(ouvrante) && !reste.endsWith('/')) pile.push(noeud);
    }
  }
  return racine;
}

function lireAttributs(texte: string): Record<string, string> {
  const lus: Record<string, string> = {};
  for (const [, nom = '', valeur = ''] of texte.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)) {
    // A style wants an object, a handler a function: neither is content.
    if (nom !== 'style' && !nom.startsWith('on') && nom !== 'selected') lus[RENOMMES[nom] ?? nom] = decoder(valeur);
  }
  return lus;
}

const element = (noeud: Noeud): ReactElement =>
  createElement(
    noeud.balise,
    noeud.attributs,
    ...noeud.enfants.map((enfant): ReactNode => (typeof enfant === 'string' ? enfant : element(enfant))),
  );

/** The same tree as the page's own: every element made again, then written. */
export const dessinerArbre = (arbre: Noeud) => renderToString(element(arbre));

/** The words of a page, in order: its content, whatever holds it. */
export function lireTextes(noeud: Noeud): string[] {
  return noeud.enfants.flatMap((enfant) => {
    if (typeof enfant !== 'string') return lireTextes(enfant);
    return enfant.trim() ? [enfant] : [];
  });
}

/**
 * The fixed reference, which no change of the app makes heavier: a plain shell, and one paragraph for each piece of
 * text of the page, every third one with a link, one element around every four.
 */
export function dessinerReference(textes: readonly string[]): string {
  const groupes = Array.from({ length: Math.ceil(textes.length / 4) }, (_, rang) => textes.slice(rang * 4, rang * 4 + 4));
  return renderToString(
    createElement(
      'div',
      { className: 'page' },
      createElement('header', null, createElement('nav', null, createElement('a', { href: '/accueil' }, 'Accueil'))),
      createElement(
        'main',
        { id: 'contenu' },
        groupes.map((groupe, rang) =>
          createElement(
            'section',
            { key: rang, className: 'bloc' },
            groupe.map((texte, n) =>
              n % 3 === 0
                ? createElement('p', { key: n, className: 'mot' }, createElement('a', { href: `/${rang}` }, texte))
                : createElement('p', { key: n, className: 'mot' }, texte),
            ),
          ),
        ),
      ),
    ),
  );
}
